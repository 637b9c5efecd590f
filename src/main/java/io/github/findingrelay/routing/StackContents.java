package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * @param principal a service of AWS, or the ARN of a role that EventBridge takes
     * @param resource ARN; of a key, its id or an alias
     */
    record Permission(String principal, String action, String resource) {

        /** What a service needs to read or write what is encrypted. */
        static final List<String> KEY_ACTIONS = List.of("kms:Decrypt", "kms:GenerateDataKey*");
    }

    /**
     * Rules whose dead letters a queue takes.
     *
     * @param queue ARN
     * @param rules ARN with {@code *} for any characters
     */
    record Sender(String queue, String rules) {

        boolean is(EventRule rule) {
            String regex = Stream.of(rules.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return rule.arn(queue).matches(regex);
        }
    }

    /**
     * An alarm that watches over a queue.
     *
     * @param queue name of the queue, the end of its ARN
     */
    record QueueAlarm(String name, String queue, SourceLocation location) {}

    final List<EventRule> rules = new ArrayList<>();
    final List<Topic> topics = new ArrayList<>();

    /** Who receives what is published to a topic, by its ARN. */
    final Map<String, List<Recipient>> recipients = new HashMap<>();

    final Set<Permission> permissions = new HashSet<>();
    final Set<QueueAlarm> alarms = new HashSet<>();
    final Set<Sender> senders = new HashSet<>();

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
        senders.addAll(other.senders);
        queues.addAll(other.queues);
        buses.addAll(other.buses);
    }
}
