package io.github.findingrelay.analyzers;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Survey;
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

  /**
   * What was found.
   *
   * @param settled what has become of the earlier run's entries
   */
  record Found(AnalyzerPlan plan, List<ReceiptEntry> settled) {}

  Found look() {
    List<AccountRegion> places = deletion.places();
    Survey<AccountRegion, List<ExistingAnalyzer>> survey;
    try (ProgressLine progress = new ProgressLine(console, "accounts and Regions")) {
      survey = sweep.look(places, done -> progress.show(done, places.size()));
    }
    return new Found(
        AnalyzerPlan.of(survey, deletion.choice()),
        deletion
            .unfinished()
            .map(unfinished -> unfinished.settled(survey.answers()))
            .orElse(List.of()));
  }

  /**
   * Deletes.
   *
   * @param receipt is written before the first deletion
   * @return what has ended, in any order
   * @throws IOException if the receipt cannot be written; then nothing more has been begun
   */
  List<ReceiptEntry> delete(Found found, Path receipt) throws IOException {
    List<ReceiptEntry> entries = new ArrayList<>(deletion.earlier());
    entries.addAll(found.settled());
    entries.addAll(found.plan().unanswered());
    entries.addAll(found.plan().skipped());
    entries.addAll(found.plan().planned());
    List<ReceiptEntry> ended = Collections.synchronizedList(new ArrayList<>());
    List<ExistingAnalyzer> chosen = found.plan().chosen();
    Optional<IOException> failure;
    try (DeletionJournal written = DeletionJournal.begin(receipt, deletion.header(), entries);
        ProgressLine progress = new ProgressLine(console, "analyzers")) {
      journal.set(written);
      sweep.delete(
          chosen,
          entry -> {
            written.add(entry);
            ended.add(entry);
            progress.show(ended.size(), chosen.size());
          });
      failure = written.failure();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return List.copyOf(ended);
  }
}
