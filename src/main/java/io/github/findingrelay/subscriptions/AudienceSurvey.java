package io.github.findingrelay.subscriptions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.subscriptions.Subscriber.SubscriptionState;
import io.github.findingrelay.subscriptions.Subscriptions.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares who is subscribed with who should be. One listing answers for all topics; only where
 * somebody is missing or has not confirmed, stacks and tags are asked.
 */
public final class AudienceSurvey {

  private final Subscriptions subscriptions;
  private final StackInspection stacks;
  private final Questions questions;

  public AudienceSurvey(Subscriptions subscriptions, StackInspection stacks, Questions questions) {
    this.subscriptions = subscriptions;
    this.stacks = stacks;
    this.questions = questions;
  }

  /**
   * Asks.
   *
   * @param deployed names of the stacks that there are
   */
  public Audience of(List<WantedTopic> topics, Set<String> deployed) {
    Optional<List<Subscription>> listed =
        questions.ask(
            "who is subscribed to topics",
            () -> Page.all(next -> questions.call(() -> subscriptions.all(next))));
    if (listed.isEmpty()) {
      return new Audience(
          topics.stream().flatMap(AudienceSurvey::unknown).toList(), Set.of(), false);
    }
    Map<String, List<Subscription>> byTopic =
        listed.get().stream()
            .filter(subscription -> !subscription.isGone())
            .collect(groupingBy(Subscription::topic));
    List<Subscriber> seen =
        topics.stream()
            .flatMap(topic -> compared(topic, byTopic.getOrDefault(topic.arn(), List.of())))
            .toList();
    return new Audience(
        explained(seen, deployed),
        listed.get().stream()
            .filter(subscription -> !subscription.isGone() && subscription.isChat())
            .map(Subscription::topic)
            .collect(toSet()),
        true);
  }

  private static Stream<Subscriber> unknown(WantedTopic topic) {
    return topic.addresses().values().stream()
        .sorted()
        .map(address -> subscriber(topic, address, SubscriptionState.UNKNOWN));
  }

  /** By what SNS lists alone: whoever is missing counts as lost. */
  private static Stream<Subscriber> compared(WantedTopic topic, List<Subscription> listed) {
    Map<String, List<Subscription>> byAddress = new TreeMap<>();
    listed.stream()
        .filter(Subscription::isMail)
        .forEach(
            subscription ->
                byAddress
                    .computeIfAbsent(lower(subscription.endpoint()), key -> new ArrayList<>())
                    .add(subscription));
    Stream<Subscriber> wanted =
        topic.addresses().values().stream()
            .sorted()
            .map(
                address ->
                    wanted(
                        topic,
                        address,
                        Optional.ofNullable(byAddress.remove(lower(address))).orElse(List.of())));
    List<Subscriber> all = new ArrayList<>(wanted.toList());
    byAddress.values().forEach(rest -> rest.forEach(one -> all.add(unwanted(topic, one))));
    return all.stream();
  }

  private static Subscriber wanted(
      WantedTopic topic, String address, List<Subscription> subscriptions) {
    Optional<String> confirmed =
        subscriptions.stream()
            .filter(subscription -> !subscription.isPending())
            .map(Subscription::arn)
            .findFirst();
    SubscriptionState state =
        confirmed.isPresent()
            ? SubscriptionState.CONFIRMED
            : subscriptions.isEmpty() ? SubscriptionState.LOST : SubscriptionState.PENDING;
    return new Subscriber(topic, address, state, Optional.empty(), confirmed);
  }

  private static Subscriber unwanted(WantedTopic topic, Subscription subscription) {
    return new Subscriber(
        topic,
        subscription.endpoint(),
        subscription.isPending() ? SubscriptionState.UNWANTED_PENDING : SubscriptionState.UNWANTED,
        Optional.empty(),
        subscription.isPending() ? Optional.empty() : Optional.of(subscription.arn()));
  }

  /** Adds since when a mail is unanswered, and tells who is lost from who was never subscribed. */
  private List<Subscriber> explained(List<Subscriber> seen, Set<String> deployed) {
    Set<String> doubtful =
        seen.stream()
            .filter(subscriber -> subscriber.state().needsMail())
            .map(subscriber -> subscriber.topic().stack())
            .filter(deployed::contains)
            .collect(toSet());
    Map<String, Map<String, Instant>> resources =
        questions.askAll(
            "the resources of stack",
            new TreeSet<>(doubtful),
            stack -> questions.call(() -> stacks.resources(stack)));
    Set<String> pending =
        seen.stream()
            .filter(subscriber -> subscriber.state() == SubscriptionState.PENDING)
            .map(subscriber -> subscriber.topic().arn())
            .collect(toSet());
    Map<String, Map<String, String>> tags =
        questions.askAll(
            "the tags of topic",
            new TreeSet<>(pending),
            topic -> questions.call(() -> subscriptions.tags(topic)));
    return seen.stream()
        .map(
            subscriber ->
                subscriber.state().needsMail()
                    ? explained(subscriber, deployed, resources, tags)
                    : subscriber)
        .toList();
  }

  private static Subscriber explained(
      Subscriber subscriber,
      Set<String> deployed,
      Map<String, Map<String, Instant>> resources,
      Map<String, Map<String, String>> tags) {
    WantedTopic topic = subscriber.topic();
    Optional<Map<String, Instant>> made = Optional.ofNullable(resources.get(topic.stack()));
    Optional<Instant> byStack = made.flatMap(found -> since(found, topic, subscriber.address()));
    if (subscriber.state() == SubscriptionState.LOST) {
      boolean unknown = deployed.contains(topic.stack()) && made.isEmpty();
      SubscriptionState state =
          unknown
              ? SubscriptionState.UNKNOWN
              : byStack.isPresent() ? SubscriptionState.LOST : SubscriptionState.NOT_DEPLOYED;
      return subscriber(topic, subscriber.address(), state);
    }
    Optional<Instant> byRepair =
        MailTag.read(tags.getOrDefault(topic.arn(), Map.of()), subscriber.address());
    Optional<Instant> since =
        Stream.of(byStack, byRepair).flatMap(Optional::stream).max(Instant::compareTo);
    return new Subscriber(topic, subscriber.address(), subscriber.state(), since, Optional.empty());
  }

  /** When a stack has subscribed an address. */
  static Optional<Instant> since(
      Map<String, Instant> resources, WantedTopic topic, String address) {
    return topic.addresses().entrySet().stream()
        .filter(entry -> lower(entry.getValue()).equals(lower(address)))
        .map(entry -> resources.get(entry.getKey()))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Subscriber subscriber(WantedTopic topic, String address, SubscriptionState state) {
    return new Subscriber(topic, address, state, Optional.empty(), Optional.empty());
  }

  private static String lower(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
