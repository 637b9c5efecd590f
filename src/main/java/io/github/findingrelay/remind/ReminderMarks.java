package io.github.findingrelay.remind;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.remind.ReminderTopics.TaggedTopic;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When everybody was reminded the last time, as the tags of topics have it. */
final class ReminderMarks {

    /** Of nobody. */
    static final ReminderMarks NONE = new ReminderMarks(Map.of());

    private final Map<String, ReminderMark> byReminder;

    private ReminderMarks(Map<String, ReminderMark> byReminder) {
        this.byReminder = byReminder;
    }

    /**
     * As the topics have it.
     *
     * @param topics others may be among them
     * @param ours names of our topics
     * @param now older ones than count now are left out
     */
    static ReminderMarks of(Collection<TaggedTopic> topics, ResourceNames ours, Instant now) {
        Map<String, ReminderMark> marks = new HashMap<>();
        topics.stream()
                .filter(topic -> isOf(ours, topic))
                .flatMap(topic -> topic.tags().entrySet().stream())
                .forEach(tag -> ReminderMark.reminder(tag.getKey())
                        .ifPresent(reminder -> ReminderMark.of(tag.getValue())
                                .filter(mark -> mark.isFresh(now))
                                .ifPresent(mark -> marks.merge(reminder, mark, ReminderMark::later))));
        return new ReminderMarks(marks);
    }

    /** A prefix may be the beginning of another one, whose owners may be called the same. */
    private static boolean isOf(ResourceNames ours, TaggedTopic topic) {
        return topic.name().startsWith(ours.start())
                && (ours.isTagged(topic.tags()) || !topic.tags().containsKey(ResourceNames.PREFIX_TAG));
    }

    /** The last one of a reminder, on whichever topic it stands. */
    Optional<ReminderMark> of(String reminder) {
        return Optional.ofNullable(byReminder.get(reminder));
    }
}
