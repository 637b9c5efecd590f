package io.github.findingrelay.status;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.subscriptions.Subscriber;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a contact receives what is published to a topic.
 *
 * @param contact an address, or a channel with its workspace or team
 * @param topic name
 * @param since when an unanswered confirmation mail was sent
 */
record ContactHealth(String contact, String topic, Condition condition, Optional<Instant> since) {

  /** What is the matter. */
  enum Condition {
    CONFIRMED("receives findings"),
    PENDING("has not confirmed"),
    LOST("is not subscribed any more"),
    NOT_DEPLOYED("is not subscribed yet"),
    UNWANTED("is subscribed, but is no contact in accounts.yaml"),
    NOT_CONNECTED("is not connected to the chat service"),
    UNKNOWN("is not known to be subscribed or not");

    private final String words;

    Condition(String words) {
      this.words = words;
    }

    /** What is to be said after the contact. */
    String words() {
      return words;
    }

    /** For scripts. */
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static ContactHealth of(Subscriber subscriber) {
    Condition condition =
        switch (subscriber.state()) {
          case CONFIRMED -> Condition.CONFIRMED;
          case PENDING -> Condition.PENDING;
          case LOST -> Condition.LOST;
          case NOT_DEPLOYED -> Condition.NOT_DEPLOYED;
          case UNWANTED, UNWANTED_PENDING -> Condition.UNWANTED;
          case UNKNOWN -> Condition.UNKNOWN;
        };
    return new ContactHealth(
        subscriber.address(), subscriber.topic().name(), condition, subscriber.since());
  }

  static ContactHealth of(ChatChannel channel, String topic, Condition condition) {
    String name =
        channel instanceof ChatChannel.Slack slack
            ? "slack %s/%s".formatted(slack.workspace(), slack.channel())
            : "teams " + channel.id();
    return new ContactHealth(name, topic, condition, Optional.empty());
  }

  boolean isReached() {
    return condition == Condition.CONFIRMED;
  }
}
