package io.github.findingrelay.analyzers;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was deleted, for people.
 *
 * @param places how many were asked
 * @param regions how many each account has
 */
record AnalyzerDeletionText(AnalyzerPlan plan, int places, int regions) {

  private static final List<String> HEADINGS = List.of("", "account", "Region", "analyzer", "why");

  /** Everything that is worth a line; the places that have not answered are not among it. */
  private List<ReceiptEntry> lines(List<ReceiptEntry> deleted) {
    return Stream.concat(deleted.stream(), plan.skipped().stream())
        .sorted(
            Comparator.comparing(ReceiptEntry::account)
                .thenComparing(ReceiptEntry::region)
                .thenComparing(ReceiptEntry::subject))
        .toList();
  }

  List<ReceiptEntry> entries(List<ReceiptEntry> deleted) {
    return Stream.concat(lines(deleted).stream(), plan.unanswered().stream()).toList();
  }

  String text(List<ReceiptEntry> deleted) {
    List<ReceiptEntry> lines = lines(deleted);
    Table table = new Table(HEADINGS, lines.stream().map(AnalyzerDeletionText::row).toList());
    return (lines.isEmpty() ? "" : table.text())
        + UnansweredPlaces.text(plan.unanswered(), regions)
        + summary(deleted);
  }

  private static List<String> row(ReceiptEntry entry) {
    return List.of(
        word(entry.result()),
        entry.account(),
        entry.region(),
        entry.subject().substring(entry.subject().lastIndexOf('/') + 1),
        entry.detail());
  }

  private static String word(ReceiptResult result) {
    return switch (result) {
      case DONE -> "deleted";
      case FAILED -> "FAILED";
      case SKIPPED -> "stays";
      case PLANNED -> "would delete";
    };
  }

  private String summary(List<ReceiptEntry> deleted) {
    return "%d deleted, %d failed, %d to delete, %d stay; %d of %d accounts and Regions answered%n"
        .formatted(
            count(deleted, ReceiptResult.DONE),
            count(deleted, ReceiptResult.FAILED),
            count(deleted, ReceiptResult.PLANNED),
            plan.skipped().size(),
            places - plan.unanswered().size(),
            places);
  }

  private static long count(List<ReceiptEntry> entries, ReceiptResult result) {
    return entries.stream().filter(entry -> entry.result() == result).count();
  }
}
