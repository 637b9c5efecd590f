package io.github.findingrelay.status;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Labelled;
import io.github.findingrelay.subscriptions.Subscriber;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a contact receives what is published to a topic.
 *
 * @param contact an address, or a channel with its workspace or team
 * @param topic name
 * @param since when an unanswered confirmation mail was sent
 */
record ContactHealth(
    String contact, String topic, ContactCondition condition, Optional<Instant> since) {

  /** What is the matter. */
  enum ContactCondition implements Labelled {
    CONFIRMED("receives findings"),
    PENDING("has not confirmed"),
    LOST("is not subscribed any more"),
    NOT_DEPLOYED("is not subscribed yet"),
    UNWANTED("is subscribed, but is no contact in accounts.yaml"),
    NOT_CONNECTED("is not connected to the chat service"),
    UNKNOWN("is not known to be subscribed or not");

    private final String words;

    ContactCondition(String words) {
      this.words = words;
    }

    /** What is to be said after the contact. */
    String words() {
      return words;
    }
  }

  static ContactHealth of(Subscriber subscriber) {
    ContactCondition condition =
        switch (subscriber.state()) {
          case CONFIRMED -> ContactCondition.CONFIRMED;
          case PENDING -> ContactCondition.PENDING;
          case LOST -> ContactCondition.LOST;
          case NOT_DEPLOYED -> ContactCondition.NOT_DEPLOYED;
          case UNWANTED, UNWANTED_PENDING -> ContactCondition.UNWANTED;
          case UNKNOWN -> ContactCondition.UNKNOWN;
        };
    return new ContactHealth(
        subscriber.address(), subscriber.topic().name(), condition, subscriber.since());
  }

  static ContactHealth of(ChatChannel channel, String topic, ContactCondition condition) {
    // That of a Teams channel fills more than a line.
    String address = channel instanceof ChatChannel.Slack ? channel.address() : channel.id();
    return new ContactHealth(channel.kind() + " " + address, topic, condition, Optional.empty());
  }

  boolean isReached() {
    return condition == ContactCondition.CONFIRMED;
  }
}
