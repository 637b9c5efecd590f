package io.github.findingrelay.analyzers;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.AccountRegion;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an interrupted deletion has left to do, as its receipt says. */
final class UnfinishedPlaces {

    private static final Set<ReceiptResult> ENDED = EnumSet.of(ReceiptResult.DONE, ReceiptResult.SKIPPED);

    private final Map<String, ReceiptEntry> open = new LinkedHashMap<>();

    /**
     * Reads entries.
     *
     * @param entries in the order in which they were written: the last of a subject counts
     */
    UnfinishedPlaces(Collection<ReceiptEntry> entries) {
        for (ReceiptEntry entry : entries) {
            String subject = entry.action() + " " + entry.subject();
            if (ENDED.contains(entry.result())) {
                open.remove(subject);
            } else {
                open.put(subject, entry);
            }
        }
    }

    /** Where something is left to do. */
    List<AccountRegion> places() {
        return open.values().stream().map(UnfinishedPlaces::place).distinct().toList();
    }

    private static AccountRegion place(ReceiptEntry entry) {
        return new AccountRegion(entry.account(), entry.region());
    }

    /**
     * What has become of open entries since: lists that can be read now, and analyzers that are gone.
     *
     * @param answers of the places, now
     */
    List<ReceiptEntry> settled(Map<AccountRegion, List<ExistingAnalyzer>> answers) {
        return open.values().stream()
                .filter(entry -> isGone(entry, answers.get(place(entry))))
                .map(entry -> new ReceiptEntry(
                        entry.action(),
                        entry.account(),
                        entry.region(),
                        entry.subject(),
                        ReceiptResult.DONE,
                        entry.action().equals(ExistingAnalyzer.DELETE) ? AnalyzerSweep.GONE : ""))
                .toList();
    }

    private static boolean isGone(ReceiptEntry entry, @Nullable List<ExistingAnalyzer> there) {
        return there != null && there.stream().noneMatch(one -> one.arn().equals(entry.subject()));
    }
}
