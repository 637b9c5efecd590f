package io.github.findingrelay.remind;

import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.List;
import java.util.Set;

/**
 * The tag that says when a reminder was sent.
 *
 * @param key the same wherever it stands
 */
record ReminderTag(ReminderTopics topics, RequestBudget budget, String key) {

    /** Faults of the topic itself, with which another one may do. */
    private static final Set<Fault> NOT_WRITTEN = Set.of(Fault.ABSENT, Fault.REFUSED);

    /**
     * Writes it on the first of some topics that is there and has room for it: a topic takes 50 tags.
     *
     * @param some ARNs, at least one
     * @return where it stands
     * @throws RequestException if that does not take it
     */
    String write(List<String> some, ReminderMark mark) {
        String first = some.get(0);
        try {
            write(first, mark);
            return first;
        } catch (RequestException e) {
            if (!NOT_WRITTEN.contains(e.fault()) || some.size() == 1) {
                throw e;
            }
            return write(some.subList(1, some.size()), mark);
        }
    }

    /** Writes it there, in place of the one before. */
    void write(String topic, ReminderMark mark) {
        budget.idempotent(() -> topics.tag(topic, key, mark.value()));
    }
}
