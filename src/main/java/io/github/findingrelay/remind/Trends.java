package io.github.findingrelay.remind;

import io.github.findingrelay.remind.EarlierReminders.Earlier;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What has changed since people were reminded the last time.
 *
 * @param account the admin account of the organization
 * @param active ids of all that is open, whoever it is told
 * @param isComplete whether everything was read: otherwise nothing counts as gone
 */
record Trends(EarlierReminders earlier, String account, Set<String> active, boolean isComplete) {
    Trends {
        active = Set.copyOf(active);
    }

    /** That of a reminder; empty: it is not known. */
    Optional<Trend> of(Reminder reminder) {
        return earlier.last(account, reminder.id()).map(last -> trend(last, reminder));
    }

    private Trend trend(Earlier last, Reminder reminder) {
        Set<String> known = new HashSet<>();
        last.findings().forEach(known::addAll);
        long added = reminder.all()
                .map(RemindReceipt::ids)
                .filter(ids -> ids.stream().noneMatch(known::contains))
                .count();
        long gone = isComplete ? last.findings().stream().filter(this::isGone).count() : 0;
        return new Trend(last.at(), (int) added, (int) gone);
    }

    private boolean isGone(Set<String> ids) {
        return ids.stream().noneMatch(active::contains);
    }
}
