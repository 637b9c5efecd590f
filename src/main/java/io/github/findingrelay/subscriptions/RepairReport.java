package io.github.findingrelay.subscriptions;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a repair says.
 *
 * @param executed whether it has been done, or would be
 */
record RepairReport(boolean executed, List<ReceiptEntry> entries) {

    String printed(Format format) {
        return switch (format) {
            default -> text();
            case JSON ->
                Json.write(new RepairJson(
                        executed, entries.stream().map(EntryJson::of).toList()));
            case MARKDOWN -> (entries.isEmpty() ? "" : table().markdown() + "\n") + summary() + "\n";
        };
    }

    private record RepairJson(boolean executed, List<EntryJson> entries) {}

    private record EntryJson(String result, String action, String subject, String detail) {

        static EntryJson of(ReceiptEntry entry) {
            return new EntryJson(entry.result().label(), entry.action(), entry.subject(), entry.detail());
        }
    }

    private String text() {
        return entries.stream().map(RepairReport::line).collect(Collectors.joining()) + summary() + "\n";
    }

    private static String line(ReceiptEntry entry) {
        String detail = entry.detail().isEmpty() ? "" : ": " + entry.detail();
        return "%s: %s %s%s%n".formatted(label(entry.result()), entry.action(), entry.subject(), detail);
    }

    private Table table() {
        return new Table(
                List.of("result", "action", "subject", "detail"),
                entries.stream()
                        .map(one -> List.of(label(one.result()), one.action(), one.subject(), one.detail()))
                        .toList());
    }

    private String summary() {
        if (entries.isEmpty()) {
            return "nothing to repair";
        }
        return "%d %s, %d skipped, %d failed"
                .formatted(
                        count(executed ? ReceiptResult.DONE : ReceiptResult.PLANNED),
                        executed ? "repaired" : "would be repaired",
                        count(ReceiptResult.SKIPPED),
                        count(ReceiptResult.FAILED));
    }

    /** A tag that was written has repaired nothing. */
    private long count(ReceiptResult result) {
        return entries.stream()
                .filter(one -> one.result() == result)
                .filter(one -> result != ReceiptResult.DONE || !one.action().equals("tag"))
                .count();
    }

    private static String label(ReceiptResult result) {
        return result == ReceiptResult.PLANNED ? "would" : result.label();
    }
}
