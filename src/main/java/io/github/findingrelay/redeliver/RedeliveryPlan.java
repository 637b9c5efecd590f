package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.Executions.Execution;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.redeliver.LetterReader.LeftAlone;
import io.github.findingrelay.redeliver.RedeliveryEntry.RedeliveryAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done again, and what is not.
 *
 * @param entries the oldest first
 */
record RedeliveryPlan(List<RedeliveryEntry> entries, List<LeftAlone> leftAlone) {

    private static final Comparator<Undelivered> OLDEST_FIRST = Comparator.comparing(Undelivered::at)
            .thenComparing(one -> one.delivery().ids().toString())
            .thenComparing(Undelivered::redeliveryArn);

    private static final String UNKNOWN =
            "Security Hub has not answered what has become of the finding, which may have been suppressed since";

    RedeliveryPlan {
        entries = List.copyOf(entries);
        leftAlone = List.copyOf(leftAlone);
    }

    /**
     * A plan.
     *
     * @param found letters, and executions without a letter
     * @param doubt why executions are not to be tried again now: their letters may be elsewhere
     */
    static RedeliveryPlan of(
            List<Undelivered> found, Redeliveries redeliveries, Optional<String> doubt, List<LeftAlone> leftAlone) {
        Set<String> begun = new HashSet<>();
        List<RedeliveryEntry> entries = new ArrayList<>();
        found.stream()
                .sorted(OLDEST_FIRST)
                .forEach(one -> entries.add(entry(one, redeliveries, doubt, begun.add(one.redeliveryArn()))));
        return new RedeliveryPlan(
                entries,
                leftAlone.stream()
                        .sorted(Comparator.comparing(LeftAlone::at).thenComparing(LeftAlone::what))
                        .toList());
    }

    /** The same while nobody knows what has become of the findings: nothing is started. */
    static RedeliveryPlan ofUnknown(List<Undelivered> found, Redeliveries redeliveries, List<LeftAlone> leftAlone) {
        RedeliveryPlan plan = of(found, redeliveries, Optional.empty(), leftAlone);
        return new RedeliveryPlan(
                plan.entries().stream()
                        .map(entry -> entry.isPlanned(RedeliveryAction.REDELIVER)
                                ? RedeliveryEntry.skipped(entry.what(), UNKNOWN)
                                : entry)
                        .toList(),
                plan.leftAlone());
    }

    private static RedeliveryEntry entry(
            Undelivered one, Redeliveries redeliveries, Optional<String> doubt, boolean isFirst) {
        Optional<Execution> before = redeliveries.named(one.redeliveryArn());
        if (before.isPresent() && redeliveries.isDone(before.get())) {
            return RedeliveryEntry.planned(
                    one, RedeliveryAction.DELETE_LETTER, "delivered since by " + one.redelivery());
        }
        if (one.current().isEmpty()) {
            return one.letter().isPresent()
                    ? RedeliveryEntry.planned(one, RedeliveryAction.DELETE_LETTER, "")
                    : RedeliveryEntry.skipped(one, "");
        }
        if (before.isPresent() && before.get().status() != ExecutionStatus.RUNNING) {
            return RedeliveryEntry.skipped(one, again(one));
        }
        if (!isFirst) {
            return RedeliveryEntry.skipped(one, "another letter says the same: it goes with that one");
        }
        if (one.letter().isEmpty() && doubt.isPresent()) {
            return RedeliveryEntry.skipped(one, doubt.get());
        }
        return RedeliveryEntry.planned(one, RedeliveryAction.REDELIVER, "");
    }

    /** Why a letter waits whose redelivery has failed: that one has left a letter itself, or is tried again itself. */
    static String again(Undelivered one) {
        return "its redelivery %s has failed, and comes as one of its own; this letter goes when that is delivered"
                .formatted(one.redelivery());
    }

    /** How many executions it would start. */
    long starts() {
        return entries.stream()
                .filter(entry -> entry.isPlanned(RedeliveryAction.REDELIVER))
                .count();
    }
}
