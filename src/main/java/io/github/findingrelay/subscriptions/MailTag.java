package io.github.findingrelay.subscriptions;

import io.github.findingrelay.model.Fingerprint;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** The tag of a topic that says when an address was last sent a confirmation mail for it. */
final class MailTag {

  private static final String PREFIX = "finding-relay:mailed:";

  private MailTag() {}

  /** The tag's key; it does not give the address away. */
  static String key(String address) {
    return PREFIX + Fingerprint.shortOf(Subscriber.key(address));
  }

  /**
   * When it was.
   *
   * @param tags of the topic
   */
  static Optional<Instant> read(Map<String, String> tags, String address) {
    return Optional.ofNullable(tags.get(key(address))).flatMap(MailTag::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      // Somebody else's.
      return Optional.empty();
    }
  }
}
