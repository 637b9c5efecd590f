package io.github.findingrelay.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has become of findings between two times. A finding is the same if any of its ids is.
 *
 * @param added that are there now, and were not
 * @param gone that were there, and are not
 * @param still that were there, and are
 * @param perhapsAdded that are there now; whether they were cannot be known
 * @param perhapsGone that were there; whether they are cannot be known
 * @param newPrincipals who has access that is new, and had none before
 */
record Comparison(
        Listing then,
        Listing now,
        List<KnownFinding> added,
        List<KnownFinding> gone,
        List<KnownFinding> still,
        List<KnownFinding> perhapsAdded,
        List<KnownFinding> perhapsGone,
        Set<String> newPrincipals) {

    static Comparison of(Listing then, Listing now) {
        Split is = Split.of(now, then);
        Split was = Split.of(then, now);
        Set<String> principals = is.alone().stream()
                .map(KnownFinding::principal)
                .filter(OutsidePrincipal::isSomebody)
                .collect(Collectors.toCollection(TreeSet::new));
        principals.removeAll(then.principals());
        return new Comparison(
                then, now, is.alone(), was.alone(), is.common(), is.perhapsAlone(), was.perhapsAlone(), principals);
    }

    /** What one list and another one have in common, and what only the first one has. */
    private record Split(List<KnownFinding> alone, List<KnownFinding> common, List<KnownFinding> perhapsAlone) {

        static Split of(Listing one, Listing other) {
            Set<String> known = new HashSet<>();
            other.findings().forEach(finding -> known.addAll(finding.ids().keySet()));
            Split split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (KnownFinding finding : one.findings()) {
                if (finding.ids().keySet().stream().anyMatch(known::contains)) {
                    split.common.add(finding);
                } else if (other.mayLack(finding)) {
                    split.perhapsAlone.add(finding);
                } else {
                    split.alone.add(finding);
                }
            }
            return split;
        }
    }

    /** What has become of the findings of an owner. */
    record OwnerChange(String owner, int added, int gone, int still) {

        private OwnerChange and(OwnerChange other) {
            return new OwnerChange(owner, added + other.added, gone + other.gone, still + other.still);
        }
    }

    /** Who has the most that is new first; owners of whose findings nothing is known are left out. */
    List<OwnerChange> owners() {
        TreeMap<String, OwnerChange> changes = new TreeMap<>();
        added.forEach(finding -> count(changes, new OwnerChange(finding.owner(), 1, 0, 0)));
        gone.forEach(finding -> count(changes, new OwnerChange(finding.owner(), 0, 1, 0)));
        still.forEach(finding -> count(changes, new OwnerChange(finding.owner(), 0, 0, 1)));
        return changes.values().stream()
                .sorted(Comparator.<OwnerChange>comparingInt(change -> -change.added())
                        .thenComparing(change -> -change.gone())
                        .thenComparing(OwnerChange::owner))
                .toList();
    }

    private static void count(TreeMap<String, OwnerChange> changes, OwnerChange change) {
        changes.merge(change.owner(), change, OwnerChange::and);
    }

    /** What was asked for in another way; nothing, if it is not known. */
    List<String> otherFilters() {
        return then.filters().isKnown() ? then.filters().differences(now.filters()) : List.of();
    }

    /** Since when the oldest is there that is there still. */
    Optional<Instant> oldest() {
        return still.stream().map(KnownFinding::since).min(Comparator.naturalOrder());
    }

    /** How many days older they all have become. */
    Optional<Long> daysOlder() {
        return then.at().flatMap(was -> now.at().map(is -> Figures.days(was, is)));
    }
}
