package io.github.findingrelay.remind;

import io.github.findingrelay.model.ResourceNames;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * That somebody was reminded, as a tag of a topic says it: the moment, and which topics still lack
 * the message.
 *
 * @param at to the second
 * @param open names of topics; empty: everybody was reminded
 */
record ReminderMark(Instant at, Set<String> open) {

    /** For how long nobody is reminded again. Less than a day, so that a daily run may be early. */
    static final Duration REST = Duration.ofHours(20);

    /** SNS's limit for the value of a tag. */
    private static final int LONGEST = 256;

    /** Instead of names that are too many. */
    private static final String ALL = "all";

    ReminderMark {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        open = Set.copyOf(open);
    }

    /** The key of the tag for a reminder. */
    static String key(String reminder) {
        return ResourceNames.REMINDED_TAG + reminder;
    }

    /** The id of the reminder that a tag is for; empty: it is another tag. */
    static Optional<String> reminder(String key) {
        return Optional.of(key)
                .filter(some -> some.startsWith(ResourceNames.REMINDED_TAG))
                .map(some -> some.substring(ResourceNames.REMINDED_TAG.length()));
    }

    /** The later of two; of the same run that which says what lacks the message. */
    ReminderMark later(ReminderMark other) {
        if (other.at.equals(at)) {
            return open.isEmpty() ? other : this;
        }
        return other.at.isAfter(at) ? other : this;
    }

    /** Empty: somebody else has written it. */
    static Optional<ReminderMark> of(String value) {
        String[] words = value.split(" ", -1);
        try {
            return Optional.of(new ReminderMark(
                    Instant.parse(words[0]), Set.copyOf(Arrays.asList(words).subList(1, words.length))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The value of the tag. */
    String value() {
        String value = (at + " " + String.join(" ", new TreeSet<>(open))).strip();
        return value.length() <= LONGEST ? value : at + " " + ALL;
    }

    /** Whether it is too early for another one. What is far ahead no clock has written: it keeps nobody from being told. */
    boolean isFresh(Instant now) {
        return Duration.between(at, now).abs().compareTo(REST) < 0;
    }

    /** Those of some topics that lack the message: all of them if one that lacks it is not among them any more. */
    Set<String> openOf(Set<String> topics) {
        return topics.containsAll(open) ? open : topics;
    }
}
