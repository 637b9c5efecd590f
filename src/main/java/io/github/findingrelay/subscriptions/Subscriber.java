package io.github.findingrelay.subscriptions;

import io.github.findingrelay.model.Labelled;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How an address stands to a topic.
 *
 * @param since when the last confirmation mail was sent, of those that have not confirmed
 * @param subscription its ARN, if it is confirmed
 */
public record Subscriber(
        WantedTopic topic,
        String address,
        SubscriptionState state,
        Optional<Instant> since,
        Optional<String> subscription) {

    /** How the subscription of an address stands. */
    public enum SubscriptionState implements Labelled {
        CONFIRMED,
        PENDING,
        /** It was unsubscribed, or has not confirmed within 48 hours. */
        LOST,
        /** Its stack has yet to subscribe it. */
        NOT_DEPLOYED,
        /** It is no contact in accounts.yaml. */
        UNWANTED,
        UNWANTED_PENDING,
        /** SNS was not willing to say. */
        UNKNOWN;

        /** Whether accounts.yaml wants it, and a mail could repair it. */
        boolean needsMail() {
            return this == PENDING || this == LOST;
        }

        /** Whether accounts.yaml does not want it. */
        boolean isUnwanted() {
            return this == UNWANTED || this == UNWANTED_PENDING;
        }
    }

    static Subscriber of(WantedTopic topic, String address, SubscriptionState state) {
        return new Subscriber(topic, address, state, Optional.empty(), Optional.empty());
    }

    Subscriber since(Optional<Instant> mailed) {
        return new Subscriber(topic, address, state, mailed, subscription);
    }

    String key() {
        return key(address);
    }

    /** SNS does not tell upper from lower case in an address. */
    public static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
