package io.github.findingrelay.subscriptions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.github.findingrelay.request.Questions;
import io.github.findingrelay.subscriptions.StackInspection.StackResource;
import io.github.findingrelay.subscriptions.Subscriber.SubscriptionState;
import io.github.findingrelay.subscriptions.Subscriptions.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares who is subscribed with who should be. One listing answers for all topics; only where
 * somebody is missing or has not confirmed, stacks and tags are asked.
 */
final class AudienceSurvey {

    private final SubscriptionServices services;
    private final Questions questions;
    private final Set<String> deployed;

    /**
     * A survey.
     *
     * @param deployed names of the stacks that there are
     */
    AudienceSurvey(SubscriptionServices services, Questions questions, Set<String> deployed) {
        this.services = services;
        this.questions = questions;
        this.deployed = deployed;
    }

    Audience of(List<WantedTopic> topics) {
        return questions
                .ask("who is subscribed to topics", () -> questions.pages(services.subscriptions()::all))
                .map(all -> of(topics, all.stream().filter(one -> !one.isGone()).toList()))
                .orElseGet(() -> unknown(topics));
    }

    private static Audience unknown(List<WantedTopic> topics) {
        List<Subscriber> unknown = new ArrayList<>();
        topics.forEach(topic -> topic.recipients().stream()
                .map(address -> Subscriber.of(topic, address, SubscriptionState.UNKNOWN))
                .forEach(unknown::add));
        return new Audience(unknown, Set.of(), false);
    }

    private Audience of(List<WantedTopic> topics, List<Subscription> listed) {
        Map<String, List<Subscription>> byTopic = listed.stream().collect(groupingBy(Subscription::topic));
        List<Subscriber> seen = new ArrayList<>();
        topics.forEach(topic -> seen.addAll(compared(topic, byTopic.getOrDefault(topic.arn(), List.of()))));
        Set<String> chatTopics = listed.stream()
                .filter(Subscription::isChat)
                .map(Subscription::topic)
                .collect(toSet());
        return new Audience(explained(seen), chatTopics, true);
    }

    /** By what SNS lists alone: whoever is missing counts as lost. */
    private static List<Subscriber> compared(WantedTopic topic, List<Subscription> listed) {
        Map<String, List<Subscription>> byAddress = listed.stream()
                .filter(Subscription::isMail)
                .collect(groupingBy(one -> Subscriber.key(one.endpoint()), TreeMap::new, toList()));
        List<Subscriber> compared = new ArrayList<>();
        for (String address : topic.recipients()) {
            List<Subscription> found = byAddress.remove(Subscriber.key(address));
            compared.add(wanted(topic, address, found == null ? List.of() : found));
        }
        byAddress.values().forEach(rest -> rest.forEach(one -> compared.add(unwanted(topic, one))));
        listed.stream()
                .filter(one -> !one.isMail() && !(topic.chat() && one.isChat()))
                .map(one -> unwanted(topic, one))
                .forEach(compared::add);
        return compared;
    }

    private static Subscriber wanted(WantedTopic topic, String address, List<Subscription> found) {
        Optional<String> confirmed =
                found.stream().flatMap(one -> one.confirmed().stream()).findFirst();
        SubscriptionState state = confirmed.isPresent()
                ? SubscriptionState.CONFIRMED
                : found.isEmpty() ? SubscriptionState.LOST : SubscriptionState.PENDING;
        return new Subscriber(topic, address, state, Optional.empty(), confirmed);
    }

    private static Subscriber unwanted(WantedTopic topic, Subscription found) {
        SubscriptionState state = found.isPending() ? SubscriptionState.UNWANTED_PENDING : SubscriptionState.UNWANTED;
        return new Subscriber(topic, found.shown(), state, Optional.empty(), found.confirmed());
    }

    /** Adds since when a mail is unanswered, and tells who is lost from who was never subscribed. */
    private List<Subscriber> explained(List<Subscriber> seen) {
        Set<String> stacks = places(seen, one -> one.state().needsMail(), WantedTopic::stack);
        stacks.retainAll(deployed);
        Set<String> pending = places(seen, one -> one.state() == SubscriptionState.PENDING, WantedTopic::arn);
        SentMails mails = new SentMails(
                questions.askAll("the resources of stack", stacks, this::resources),
                questions.callAll("the tags of topic", pending, services.subscriptions()::tags));
        return seen.stream().map(one -> explained(one, mails)).toList();
    }

    private Map<String, Instant> resources(String stack) {
        return StackResource.changes(
                questions.pages(next -> services.inspection().resources(stack, next)));
    }

    private static Set<String> places(
            List<Subscriber> seen, Predicate<Subscriber> which, Function<WantedTopic, String> place) {
        return seen.stream().filter(which).map(one -> place.apply(one.topic())).collect(toCollection(TreeSet::new));
    }

    private Subscriber explained(Subscriber one, SentMails mails) {
        return switch (one.state()) {
            case PENDING -> one.since(mails.last(one.topic(), one.address()));
            case LOST -> Subscriber.of(one.topic(), one.address(), missing(one, mails));
            default -> one;
        };
    }

    private SubscriptionState missing(Subscriber one, SentMails mails) {
        String stack = one.topic().stack();
        if (deployed.contains(stack) && !mails.resources().containsKey(stack)) {
            return SubscriptionState.UNKNOWN;
        }
        return mails.byStack(one.topic(), one.address()).isPresent()
                ? SubscriptionState.LOST
                : SubscriptionState.NOT_DEPLOYED;
    }
}
