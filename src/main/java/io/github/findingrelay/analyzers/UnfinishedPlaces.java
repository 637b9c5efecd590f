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

/** What an interrupted deletion has left to do, as its receipt says. */
final class UnfinishedPlaces {

  private static final Set<ReceiptResult> OPEN =
      EnumSet.of(ReceiptResult.PLANNED, ReceiptResult.FAILED);

  private final Map<String, ReceiptEntry> open = new LinkedHashMap<>();

  /**
   * Reads entries.
   *
   * @param entries in the order in which they were written: the last of a subject counts
   */
  UnfinishedPlaces(Collection<ReceiptEntry> entries) {
    entries.forEach(
        entry -> {
          String subject = entry.action() + " " + entry.subject();
          if (OPEN.contains(entry.result())) {
            open.put(subject, entry);
          } else {
            open.remove(subject);
          }
        });
  }

  /** Where something is left to do. */
  List<AccountRegion> places() {
    return open.values().stream()
        .map(entry -> new AccountRegion(entry.account(), entry.region()))
        .distinct()
        .toList();
  }

  /**
   * What has become of open entries since: lists that can be read now, and analyzers that are gone.
   *
   * @param answers of the places, now
   */
  List<ReceiptEntry> settled(Map<AccountRegion, List<ExistingAnalyzer>> answers) {
    return open.values().stream()
        .filter(
            entry -> {
              List<ExistingAnalyzer> found =
                  answers.get(new AccountRegion(entry.account(), entry.region()));
              return found != null
                  && found.stream().noneMatch(one -> one.arn().equals(entry.subject()));
            })
        .map(
            entry ->
                new ReceiptEntry(
                    entry.action(),
                    entry.account(),
                    entry.region(),
                    entry.subject(),
                    ReceiptResult.DONE,
                    entry.action().equals(AnalyzerSweep.DELETE) ? "it was gone already" : ""))
        .toList();
  }
}
