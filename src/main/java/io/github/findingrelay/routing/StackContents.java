package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one stack contributes to the way of an event. It does not keep the template in memory. */
final class StackContents {

  /** Somebody who receives what is published to a topic. */
  record TopicSubscription(String topic, Recipient recipient) {}

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
  record Sender(String queue, String rules) {}

  /**
   * An alarm that watches over a queue.
   *
   * @param queue name of the queue, the end of its ARN
   */
  record QueueAlarm(String name, String queue, SourceLocation location) {}

  final List<EventRule> rules = new ArrayList<>();
  final List<Topic> topics = new ArrayList<>();
  final List<TopicSubscription> subscriptions = new ArrayList<>();

  /** ARNs of the topics that EventBridge may publish to. */
  final Set<String> openTopics = new HashSet<>();

  final Set<KeyUser> keyUsers = new HashSet<>();

  final Set<Forwarder> forwarders = new HashSet<>();

  final Set<QueueAlarm> alarms = new HashSet<>();
  final Set<Sender> senders = new HashSet<>();

  /** ARNs. */
  final Set<String> queues = new HashSet<>();

  /** ARNs. */
  final Set<String> buses = new HashSet<>();
}
