package io.github.findingrelay.status;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Labelled;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.subscriptions.Subscriber;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a contact receives what is published to a topic.
 *
 * @param contact an address, or a channel with its workspace or team
 * @param name what people call it
 * @param topic name
 * @param since when an unanswered confirmation mail was sent
 */
record ContactHealth(
        String contact, Optional<String> name, String topic, ContactCondition condition, Optional<Instant> since) {

    private static final String REPAIR = "'./relay subscriptions repair --execute'";

    /** What is the matter. */
    enum ContactCondition implements Labelled {
        CONFIRMED("receives findings", ""),
        PENDING("has not confirmed", REPAIR),
        LOST("is not subscribed any more", REPAIR),
        NOT_DEPLOYED("is not subscribed yet", "run './relay deploy --execute'"),
        UNWANTED("is subscribed, but is no contact in accounts.yaml", REPAIR),
        NOT_CONNECTED(
                "is not connected to the chat service",
                "authorise its workspace or team in Amazon Q Developer's console, then run './relay deploy --execute'"),
        UNKNOWN("is not known to be subscribed or not", "");

        private final String words;
        private final String remedy;

        ContactCondition(String words, String remedy) {
            this.words = words;
            this.remedy = remedy;
        }

        /** What is to be said after the contact. */
        String words() {
            return words;
        }

        /** Empty: there is nothing to be done, or nothing known. */
        String remedy() {
            return remedy;
        }
    }

    static ContactHealth of(Subscriber subscriber) {
        ContactCondition condition = switch (subscriber.state()) {
            case CONFIRMED -> ContactCondition.CONFIRMED;
            case PENDING -> ContactCondition.PENDING;
            case LOST -> ContactCondition.LOST;
            case NOT_DEPLOYED -> ContactCondition.NOT_DEPLOYED;
            case UNWANTED, UNWANTED_PENDING -> ContactCondition.UNWANTED;
            case UNKNOWN -> ContactCondition.UNKNOWN;
        };
        return new ContactHealth(
                subscriber.address(), Optional.empty(), subscriber.topic().name(), condition, subscriber.since());
    }

    static ContactHealth of(ChatChannel channel, String topic, ContactCondition condition) {
        // That of a Teams channel fills more than a line.
        String address = channel instanceof ChatChannel.Slack ? channel.address() : channel.id();
        return new ContactHealth(
                channel.kind() + " " + address,
                channel.name().map(name -> channel.label()),
                topic,
                condition,
                Optional.empty());
    }

    /** What stands for it where people read. */
    String shown() {
        return name.orElse(contact);
    }

    /** Whether what is published reaches it. */
    NotificationState receiving() {
        return switch (condition) {
            case CONFIRMED -> NotificationState.YES;
            case UNKNOWN -> NotificationState.UNKNOWN;
            default -> NotificationState.NO;
        };
    }

    boolean isReached() {
        return condition == ContactCondition.CONFIRMED;
    }
}
