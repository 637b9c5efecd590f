package io.github.findingrelay.desk;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was changed, for a terminal. */
final class ReceiptText {

    private static final String INDENT = " ".repeat(9);

    private ReceiptText() {}

    static String of(Receipt receipt) {
        StringBuilder text = new StringBuilder();
        for (ReceiptEntry entry : receipt.entries()) {
            // An id, and then what it is about.
            String subject = Printable.of(entry.subject()).replaceFirst(" ", "\n" + INDENT);
            text.append("%-7s  %-14s  %s%n".formatted(entry.result().label(), entry.region(), subject));
            if (!entry.detail().isEmpty()) {
                text.append(INDENT).append(Printable.of(entry.detail())).append('\n');
            }
        }
        return text.append(summary(receipt)).append('\n').toString();
    }

    private static String summary(Receipt receipt) {
        return Stream.of(ReceiptResult.values())
                .filter(result -> receipt.count(result) > 0)
                .map(result -> receipt.count(result) + " " + result.label())
                .collect(Collectors.joining(", "));
    }
}
