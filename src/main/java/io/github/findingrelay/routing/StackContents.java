package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stacks contribute to the way of an event. It does not keep templates in memory. */
final class StackContents {

    /**
     * An {@code AWS::SNS::Topic}.
     *
     * @param key what {@code KmsMasterKeyId} names, if it is encrypted
     */
    record Topic(String arn, Optional<String> key, SourceLocation location) {}

    /**
     * What a policy allows.
     *
     * @param principal a service of AWS
     * @param resource of a key, its id or an alias
     */
    record Permission(String principal, String action, String resource) {

        /** What a service needs to read or write what is encrypted. */
        static final List<String> KEY_ACTIONS = List.of("kms:Decrypt", "kms:GenerateDataKey*");
    }

    /**
     * Who may do something to a topic.
     *
     * @param principal a service of AWS, or an ARN
     * @param actions what, such as {@code sns:Publish}
     * @param sources ARNs of what may have the service do it; empty: anything
     */
    record Publisher(String principal, List<String> actions, List<String> sources) {

        boolean mayOnlyPublish() {
            return actions.equals(List.of("sns:Publish"));
        }
    }

    /**
     * An {@code AWS::StepFunctions::StateMachine}.
     *
     * @param definition JSON
     * @param role ARN
     */
    record Machine(String name, String arn, String definition, String role, SourceLocation location) {}

    /**
     * Rules whose dead letters a queue takes.
     *
     * @param queue ARN
     * @param rules ARN with {@code *} for any characters
     */
    record Sender(String queue, String rules) {

        boolean is(EventRule rule) {
            return Role.matches(rules, rule.arn(queue));
        }
    }

    /**
     * An alarm.
     *
     * @param watched metrics, each with the values of its dimensions
     * @param topics ARNs of those that it publishes to
     */
    record Alarm(String name, Set<List<String>> watched, List<String> topics, SourceLocation location) {}

    final List<EventRule> rules = new ArrayList<>();
    final List<Topic> topics = new ArrayList<>();

    /** Who receives what is published to a topic, by its ARN. */
    final Map<String, List<Recipient>> recipients = new HashMap<>();

    final Set<Permission> permissions = new HashSet<>();
    final List<Alarm> alarms = new ArrayList<>();
    final Set<Sender> senders = new HashSet<>();

    final List<Machine> machines = new ArrayList<>();

    /** By ARN. */
    final Map<String, Role> roles = new HashMap<>();

    /** Who may publish, by the ARN of a topic that has a policy. */
    final Map<String, List<Publisher>> publishers = new HashMap<>();

    /** ARNs of keys whose use IAM policies of the account decide about, by id and alias. */
    final Map<String, String> keys = new HashMap<>();

    /** ARNs. */
    final Set<String> queues = new HashSet<>();

    /** ARNs of all event buses but the default one. */
    final Set<String> buses = new HashSet<>();

    void subscribe(String topic, Recipient recipient) {
        recipients.computeIfAbsent(topic, arn -> new ArrayList<>()).add(recipient);
    }

    void addAll(StackContents other) {
        rules.addAll(other.rules);
        topics.addAll(other.topics);
        other.recipients.forEach((topic, all) -> all.forEach(each -> subscribe(topic, each)));
        permissions.addAll(other.permissions);
        alarms.addAll(other.alarms);
        machines.addAll(other.machines);
        roles.putAll(other.roles);
        publishers.putAll(other.publishers);
        keys.putAll(other.keys);
        senders.addAll(other.senders);
        queues.addAll(other.queues);
        buses.addAll(other.buses);
    }
}
