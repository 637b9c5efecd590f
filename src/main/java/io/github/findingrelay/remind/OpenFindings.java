package io.github.findingrelay.remind;

import static java.util.stream.Collectors.groupingBy;

import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.remind.Reminder.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is open, as it is told: every finding that has been there for long enough to all readers of
 * its account, and what is left open for too long to the fallback, too.
 *
 * @param now from which age is counted
 * @param after days after which a finding is told again
 * @param escalate days after which the fallback is told, too; not fewer than {@code after}
 */
record OpenFindings(Organization organization, ReadersByAccount readers, Instant now, int after, int escalate) {

    /**
     * One for all readers who have something open.
     *
     * @param active each once
     */
    List<Reminder> reminders(List<ListedFinding> active) {
        Map<String, List<ListedFinding>> due = new HashMap<>();
        active.stream()
                .filter(finding -> isOlder(finding, after))
                .forEach(finding -> of(finding)
                        .forEach(some -> due.computeIfAbsent(some.id(), id -> new ArrayList<>())
                                .add(finding)));
        return readers.all().stream()
                .map(some -> new Reminder(
                        some.id(), some.owner(), due.getOrDefault(some.id(), List.of()), escalated(some, active)))
                .filter(reminder -> reminder.all().findAny().isPresent())
                .toList();
    }

    /** Not what some readers of the fallback are told of anyway: nobody is told twice of an account without need. */
    private List<Escalation> escalated(Readers some, List<ListedFinding> active) {
        if (!readers.fallback().contains(some)) {
            return List.of();
        }
        Map<String, List<ListedFinding>> byOwner = active.stream()
                .filter(finding -> isOlder(finding, escalate))
                .filter(finding -> of(finding).stream().noneMatch(told -> told.include(some)))
                .collect(groupingBy(finding -> owner(finding).key()));
        return organization.owners().stream()
                .filter(owner -> byOwner.containsKey(owner.key()))
                .map(owner -> new Escalation(owner, byOwner.getOrDefault(owner.key(), List.of())))
                .toList();
    }

    private List<Readers> of(ListedFinding finding) {
        return readers.of(finding.shown().ownerAccount());
    }

    private Owner owner(ListedFinding finding) {
        return of(finding).get(0).owner();
    }

    private boolean isOlder(ListedFinding finding, int days) {
        return !finding.shown().createdAt().isAfter(now.minus(Duration.ofDays(days)));
    }
}
