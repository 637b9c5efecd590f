package io.github.findingrelay.remind;

import io.github.findingrelay.remind.ReminderTopics.TaggedTopic;
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
     * @param prefix of the names of ours
     */
    static ReminderMarks of(Collection<TaggedTopic> topics, String prefix) {
        Map<String, ReminderMark> marks = new HashMap<>();
        topics.stream()
                .filter(topic -> topic.name().startsWith(prefix + "-"))
                .flatMap(topic -> topic.tags().entrySet().stream())
                .forEach(tag -> ReminderMark.reminder(tag.getKey())
                        .ifPresent(reminder -> ReminderMark.of(tag.getValue())
                                .ifPresent(mark -> marks.merge(reminder, mark, ReminderMark::later))));
        return new ReminderMarks(marks);
    }

    /** The last one of a reminder, on whichever topic it stands. */
    Optional<ReminderMark> of(String reminder) {
        return Optional.ofNullable(byReminder.get(reminder));
    }
}
