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
   * A service that may use a key.
   *
   * @param key id or alias
   */
  record KeyUser(String key, String service) {}

  /**
   * A role with which EventBridge may put events on a bus.
   *
   * @param role ARN
   * @param bus ARN
   */
  record Forwarder(String role, String bus) {}

  /**
   * Rules whose dead letters a queue takes.
   *
   * @param queue ARN
   * @param rules ARN with {@code *} for any characters
   */
  record Sender(String queue, String rules) {

    boolean is(EventRule rule) {
      String regex =
          Stream.of(rules.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
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

  /** ARNs of the topics that EventBridge may publish to. */
  final Set<String> openTopics = new HashSet<>();

  final Set<KeyUser> keyUsers = new HashSet<>();
  final Set<Forwarder> forwarders = new HashSet<>();
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
    openTopics.addAll(other.openTopics);
    keyUsers.addAll(other.keyUsers);
    forwarders.addAll(other.forwarders);
    alarms.addAll(other.alarms);
    senders.addAll(other.senders);
    queues.addAll(other.queues);
    buses.addAll(other.buses);
  }
}
