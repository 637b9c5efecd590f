package io.github.findingrelay.analyzers;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Json;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was deleted, for people and for scripts.
 *
 * @param deleted what became of the chosen ones
 * @param unanswered a line for each account that has not answered
 */
record AnalyzerDeletionText(AnalyzerPlan plan, List<ReceiptEntry> deleted, String unanswered) {

    private static final List<String> HEADINGS = List.of("result", "account", "Region", "analyzer", "why");

    private record Deletions(boolean executed, List<ReceiptEntry> entries) {}

    String json(boolean executed) {
        return Json.write(new Deletions(
                executed,
                Stream.concat(lines().stream(), plan.unanswered().stream()).toList()));
    }

    String text(Display display) {
        List<ReceiptEntry> lines = lines();
        Table table = new Table(
                HEADINGS, lines.stream().map(AnalyzerDeletionText::row).toList());
        return (lines.isEmpty() ? "" : table.text(display)) + unanswered + summary();
    }

    /** Everything that is worth a line; the places that have not answered are not among it. */
    private List<ReceiptEntry> lines() {
        return Stream.concat(deleted.stream(), plan.skipped().stream())
                .sorted(Comparator.comparing(ReceiptEntry::account)
                        .thenComparing(ReceiptEntry::region)
                        .thenComparing(ReceiptEntry::subject))
                .toList();
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

    private String summary() {
        int answered = plan.survey().answers().size();
        return "%d deleted, %d failed, %d to delete, %d stay; %d of %d accounts and Regions answered%n"
                .formatted(
                        count(ReceiptResult.DONE),
                        count(ReceiptResult.FAILED),
                        count(ReceiptResult.PLANNED),
                        plan.skipped().size(),
                        answered,
                        answered + plan.survey().refusals().size());
    }

    private long count(ReceiptResult result) {
        return deleted.stream().filter(entry -> entry.result() == result).count();
    }
}
