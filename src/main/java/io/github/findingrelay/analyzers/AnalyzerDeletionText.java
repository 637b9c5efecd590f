package io.github.findingrelay.analyzers;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.desk.Receipt.Entry;
import io.github.findingrelay.desk.Receipt.Result;
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
  private List<Entry> lines(List<Entry> deleted) {
    return Stream.concat(deleted.stream(), plan.skipped().stream())
        .sorted(
            Comparator.comparing(Entry::account)
                .thenComparing(Entry::region)
                .thenComparing(Entry::subject))
        .toList();
  }

  List<Entry> entries(List<Entry> deleted) {
    return Stream.concat(lines(deleted).stream(), plan.unanswered().stream()).toList();
  }

  String text(List<Entry> deleted) {
    List<Entry> lines = lines(deleted);
    Table table = new Table(HEADINGS, lines.stream().map(AnalyzerDeletionText::row).toList());
    return (lines.isEmpty() ? "" : table.text())
        + UnansweredPlaces.text(plan.unanswered(), regions)
        + summary(deleted);
  }

  private static List<String> row(Entry entry) {
    return List.of(
        word(entry.result()),
        entry.account(),
        entry.region(),
        entry.subject().substring(entry.subject().lastIndexOf('/') + 1),
        entry.detail());
  }

  private static String word(Result result) {
    return switch (result) {
      case DONE -> "deleted";
      case FAILED -> "FAILED";
      case SKIPPED -> "stays";
      case PLANNED -> "would delete";
    };
  }

  private String summary(List<Entry> deleted) {
    return "%d deleted, %d failed, %d to delete, %d stay; %d of %d accounts and Regions answered%n"
        .formatted(
            count(deleted, Result.DONE),
            count(deleted, Result.FAILED),
            count(deleted, Result.PLANNED),
            plan.skipped().size(),
            places - plan.unanswered().size(),
            places);
  }

  private static long count(List<Entry> entries, Result result) {
    return entries.stream().filter(entry -> entry.result() == result).count();
  }
}
