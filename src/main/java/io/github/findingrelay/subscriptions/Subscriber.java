package io.github.findingrelay.subscriptions;

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
  public enum SubscriptionState {
    CONFIRMED("confirmed"),
    PENDING("has not confirmed"),
    LOST("is not subscribed any more: unsubscribed, or not confirmed within 48 hours"),
    /** Its stack has yet to subscribe it. */
    NOT_DEPLOYED("is not subscribed yet: its stack is not up to date"),
    UNWANTED("is subscribed, but is no contact in accounts.yaml"),
    UNWANTED_PENDING("was subscribed, is no contact in accounts.yaml, and has not confirmed"),
    /** SNS was not willing to say. */
    UNKNOWN("is not known to be subscribed or not");

    private final String words;

    SubscriptionState(String words) {
      this.words = words;
    }

    /** What is to be said after the address. */
    public String words() {
      return words;
    }

    /** Whether accounts.yaml wants it, and a mail could make it well. */
    public boolean needsMail() {
      return this == PENDING || this == LOST;
    }

    /** Whether accounts.yaml does not want it. */
    public boolean isUnwanted() {
      return this == UNWANTED || this == UNWANTED_PENDING;
    }

    /** For scripts. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** SNS does not tell upper from lower case in an address. */
  String key() {
    return address.toLowerCase(Locale.ROOT);
  }
}
