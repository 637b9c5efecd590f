package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stacks contribute to the way of an event. It does not keep templates in memory. */
final class StackContents {

    /** An {@code AWS::SNS::Topic}. */
    record Topic(String arn, SourceLocation location) {}

    /**
     * An {@code AWS::StepFunctions::StateMachine}.
     *
     * @param definition JSON
     */
    record Machine(String name, String arn, String definition, SourceLocation location) {}

    /**
     * An alarm.
     *
     * @param topics ARNs of those that it publishes to
     */
    record Alarm(String name, List<String> topics) {}

    final List<EventRule> rules = new ArrayList<>();
    final List<Topic> topics = new ArrayList<>();

    /** Who receives what is published to a topic, by its ARN. */
    final Map<String, List<Recipient>> recipients = new HashMap<>();

    final List<Alarm> alarms = new ArrayList<>();
    final List<Machine> machines = new ArrayList<>();

    /** ARNs of all event buses but the default one. */
    final Set<String> buses = new HashSet<>();

    /** Of a stack set, in each account and Region. */
    final List<Analyzer> analyzers = new ArrayList<>();

    void subscribe(String topic, Recipient recipient) {
        recipients.computeIfAbsent(topic, arn -> new ArrayList<>()).add(recipient);
    }

    void addAll(StackContents other) {
        rules.addAll(other.rules);
        topics.addAll(other.topics);
        other.recipients.forEach((topic, all) -> all.forEach(each -> subscribe(topic, each)));
        alarms.addAll(other.alarms);
        machines.addAll(other.machines);
        buses.addAll(other.buses);
        analyzers.addAll(other.analyzers);
    }
}
