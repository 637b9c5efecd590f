package io.github.findingrelay.remind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The topics whose subscribers together are some readers: one if there is such a one, and several of
 * which each reaches others where not everybody has confirmed the same.
 *
 * @param topics none with a subscriber more, if that is possible without missing one more reader
 */
record TopicChoice(List<MailTopic> topics) {

    /**
     * A topic and who is subscribed.
     *
     * @param subscribers addresses in lower case, or what else receives its messages
     */
    record MailTopic(String arn, Set<String> subscribers) {
        MailTopic {
            subscribers = Set.copyOf(subscribers);
        }
    }

    TopicChoice {
        topics = List.copyOf(topics);
    }

    /**
     * Chooses.
     *
     * @param wanted addresses in lower case
     * @param candidates the preferred ones first
     */
    static TopicChoice of(Set<String> wanted, List<MailTopic> candidates) {
        TopicChoice exact = among(
                wanted,
                List.of(),
                candidates.stream()
                        .filter(topic -> wanted.containsAll(topic.subscribers()))
                        .toList());
        if (exact.missed(wanted).isEmpty()) {
            return exact;
        }
        return Stream.of(exact, among(wanted, exact.topics(), candidates), among(wanted, List.of(), candidates))
                .min(Comparator.<TopicChoice>comparingInt(
                                choice -> choice.missed(wanted).size())
                        .thenComparing(choice -> choice.others(wanted).size()))
                .orElse(exact);
    }

    /** Always the one that reaches the most who are not reached yet, and of these the one with the fewest others. */
    private static TopicChoice among(Set<String> wanted, List<MailTopic> first, List<MailTopic> candidates) {
        List<MailTopic> chosen = new ArrayList<>(first);
        Set<String> reached = new HashSet<>();
        first.forEach(topic -> reached.addAll(topic.subscribers()));
        Optional<MailTopic> next = best(wanted, reached, candidates);
        while (next.isPresent()) {
            chosen.add(next.get());
            reached.addAll(next.get().subscribers());
            next = best(wanted, reached, candidates);
        }
        return new TopicChoice(chosen);
    }

    /** Nobody is to get the same message twice. */
    private static Optional<MailTopic> best(Set<String> wanted, Set<String> reached, List<MailTopic> candidates) {
        return candidates.stream()
                .filter(topic -> topic.subscribers().stream().noneMatch(reached::contains))
                .filter(topic -> count(topic, wanted) > 0)
                .min(Comparator.<MailTopic>comparingLong(topic -> -count(topic, wanted))
                        .thenComparing(topic -> topic.subscribers().size()));
    }

    private static long count(MailTopic topic, Set<String> wanted) {
        return topic.subscribers().stream().filter(wanted::contains).count();
    }

    /** Those that none of the topics reaches. */
    Set<String> missed(Set<String> wanted) {
        Set<String> missed = new HashSet<>(wanted);
        topics.forEach(topic -> missed.removeAll(topic.subscribers()));
        return missed;
    }

    /** Those that are reached though they are not meant. */
    Set<String> others(Set<String> wanted) {
        Set<String> others = new HashSet<>();
        topics.forEach(topic -> others.addAll(topic.subscribers()));
        others.removeAll(wanted);
        return others;
    }
}
