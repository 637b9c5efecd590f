package io.github.findingrelay.subscriptions;

import static java.util.stream.Collectors.groupingBy;

import io.github.findingrelay.subscriptions.Subscriber.SubscriptionState;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is subscribed to our topics, and who should be.
 *
 * @param chatTopics ARNs of the topics that a chat service is subscribed to
 * @param isKnown whether SNS has said who is subscribed
 */
public record Audience(List<Subscriber> subscribers, Set<String> chatTopics, boolean isKnown) {
  public Audience {
    subscribers = List.copyOf(subscribers);
    chatTopics = Set.copyOf(chatTopics);
  }

  /** By the ARN of the topic. */
  public Map<String, List<Subscriber>> byTopic() {
    return subscribers.stream().collect(groupingBy(subscriber -> subscriber.topic().arn()));
  }

  /** How many subscriptions there should be. */
  long wanted() {
    return subscribers.stream().filter(one -> !one.state().isUnwanted()).count();
  }

  /** How many subscriptions are in a state. */
  long count(SubscriptionState state) {
    return subscribers.stream().filter(subscriber -> subscriber.state() == state).count();
  }
}
