package io.github.findingrelay.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one stack contributes to the way of an event. It does not keep the template in memory. */
final class StackContents {

  /** Somebody who receives what is published to a topic. */
  record Subscription(String topic, Recipient recipient) {}

  final List<EventRule> rules = new ArrayList<>();
  final List<Topic> topics = new ArrayList<>();
  final List<Subscription> subscriptions = new ArrayList<>();

  /** ARNs of the topics that EventBridge may publish to. */
  final Set<String> openTopics = new HashSet<>();

  /** Ids and aliases of the keys that EventBridge may use. */
  final Set<String> openKeys = new HashSet<>();

  /** ARNs. */
  final Set<String> queues = new HashSet<>();

  /** ARNs. */
  final Set<String> buses = new HashSet<>();
}
