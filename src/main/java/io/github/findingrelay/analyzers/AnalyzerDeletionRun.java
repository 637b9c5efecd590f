package io.github.findingrelay.analyzers;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Looks everywhere, then deletes what was found, and writes down each deletion as it ends. */
final class AnalyzerDeletionRun {

    private final Console console;
    private final AnalyzerDeletion deletion;
    private final BooleanSupplier interrupted;
    private final AtomicReference<DeletionJournal> journal = new AtomicReference<>();
    private final AnalyzerSweep sweep;

    /**
     * With AWS.
     *
     * @param sweepUntil makes what looks and deletes, given when it is to stop
     */
    AnalyzerDeletionRun(
            Console console,
            AnalyzerDeletion deletion,
            BooleanSupplier interrupted,
            Function<BooleanSupplier, AnalyzerSweep> sweepUntil) {
        this.console = console;
        this.deletion = deletion;
        this.interrupted = interrupted;
        this.sweep = sweepUntil.apply(this::isStopped);
    }

    /** What has not been written down must not be done. */
    private boolean isStopped() {
        DeletionJournal open = journal.get();
        return interrupted.getAsBoolean() || (open != null && open.failure().isPresent());
    }

    AnalyzerPlan look() {
        List<AccountRegion> places = deletion.places();
        return AnalyzerPlan.of(
                ProgressLine.during(console, "accounts and Regions", places.size(), done -> sweep.look(places, done)),
                deletion.choice());
    }

    /**
     * Deletes.
     *
     * @param receipt is written before the first deletion
     * @return what has ended, in any order
     * @throws IOException if the receipt cannot be written; then nothing more has been begun
     */
    List<ReceiptEntry> delete(AnalyzerPlan plan, Path receipt) throws IOException {
        Optional<IOException> failure;
        List<ReceiptEntry> ended;
        try (DeletionJournal written = DeletionJournal.begin(receipt, deletion.begun(plan))) {
            journal.set(written);
            ended = delete(plan.chosen(), written);
            failure = written.failure();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return ended;
    }

    private List<ReceiptEntry> delete(List<ExistingAnalyzer> chosen, DeletionJournal written) {
        List<ReceiptEntry> ended = Collections.synchronizedList(new ArrayList<>());
        try (ProgressLine progress = new ProgressLine(console, "analyzers")) {
            sweep.delete(chosen, entry -> {
                written.add(entry);
                ended.add(entry);
                progress.show(ended.size(), chosen.size());
            });
        }
        return List.copyOf(ended);
    }
}
