package io.github.findingrelay.subscriptions;

import io.github.findingrelay.subscriptions.Subscriber.SubscriptionState;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** By the ids of the accounts whose findings they get; by an empty id those of the fallback. */
    public Map<String, List<Subscriber>> byAccount() {
        Map<String, List<Subscriber>> byAccount = new HashMap<>();
        for (Subscriber one : subscribers) {
            List<String> accounts = one.topic().accounts();
            (accounts.isEmpty() ? List.of("") : accounts)
                    .forEach(id -> byAccount
                            .computeIfAbsent(id, key -> new ArrayList<>())
                            .add(one));
        }
        return byAccount;
    }

    /** How many subscriptions there should be. */
    long wanted() {
        return subscribers.stream().filter(one -> !one.state().isUnwanted()).count();
    }

    /** How many subscriptions are in a state. */
    long count(SubscriptionState state) {
        return subscribers.stream()
                .filter(subscriber -> subscriber.state() == state)
                .count();
    }
}
