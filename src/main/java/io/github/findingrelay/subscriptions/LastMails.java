package io.github.findingrelay.subscriptions;

import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.subscriptions.StackInspection.StackResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When addresses were last sent a confirmation mail for any topic. */
final class LastMails {

    private static final int AT_A_TIME = 8;

    private final Map<String, List<WantedTopic>> topics = new TreeMap<>();
    private final Map<String, String> unknown = new HashMap<>();
    private final SentMails sent;

    /**
     * Asks the topics and stacks of some addresses.
     *
     * @param keys the addresses' {@link Subscriber#key}
     */
    LastMails(Set<String> keys, List<WantedTopic> all, SubscriptionServices services, RequestBudget budget) {
        for (WantedTopic topic : all) {
            topic.addresses().values().stream()
                    .map(Subscriber::key)
                    .filter(keys::contains)
                    .forEach(key ->
                            topics.computeIfAbsent(key, k -> new ArrayList<>()).add(topic));
        }
        this.sent = new SentMails(
                asked(
                        WantedTopic::stack,
                        stack -> StackResource.changes(
                                budget.pages(next -> services.inspection().resources(stack, next)))),
                asked(
                        WantedTopic::arn,
                        topic ->
                                budget.repeatable(() -> services.subscriptions().tags(topic))));
    }

    /** A topic or stack that is not there has mailed nobody. */
    private <T> Map<String, T> asked(Function<WantedTopic, String> place, Function<String, T> question) {
        Collection<String> places = topics.values().stream()
                .flatMap(List::stream)
                .map(place)
                .collect(Collectors.toCollection(TreeSet::new));
        Survey<String, T> survey = Survey.of(places, AT_A_TIME, question);
        survey.refusals().forEach((one, refusal) -> {
            if (refusal.fault() != Fault.ABSENT) {
                unknown.put(one, refusal.reason());
            }
        });
        return survey.answers();
    }

    /** Why it is not known when an address was last mailed; empty: it is. */
    Optional<String> doubt(String key) {
        return topicsOf(key)
                .flatMap(topic -> Stream.of(topic.arn(), topic.stack()))
                .sorted()
                .filter(unknown::containsKey)
                .map(place -> "%s: %s".formatted(place, unknown.get(place)))
                .findFirst();
    }

    /** The last mail for any of the topics. */
    Optional<Instant> of(String key) {
        return topicsOf(key).flatMap(topic -> sent.last(topic, key).stream()).max(Instant::compareTo);
    }

    private Stream<WantedTopic> topicsOf(String key) {
        return topics.getOrDefault(key, List.of()).stream();
    }
}
