package io.github.findingrelay.desk;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was changed, for a terminal. */
final class ReceiptText {

  private static final String INDENT = " ".repeat(9);

  private ReceiptText() {}

  static String of(List<ReceiptEntry> entries) {
    StringBuilder text = new StringBuilder();
    for (ReceiptEntry entry : entries) {
      // An id, and then what it is about.
      String subject = Printable.of(entry.subject()).replaceFirst(" ", "\n" + INDENT);
      text.append("%-7s  %-14s  %s%n".formatted(entry.result().label(), entry.region(), subject));
      if (!entry.detail().isEmpty()) {
        text.append(INDENT).append(Printable.of(entry.detail())).append('\n');
      }
    }
    return text.append(summary(entries)).append('\n').toString();
  }

  private static String summary(List<ReceiptEntry> entries) {
    return Stream.of(ReceiptResult.values())
        .map(result -> count(entries, result))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String count(List<ReceiptEntry> entries, ReceiptResult result) {
    long count = entries.stream().filter(entry -> entry.result() == result).count();
    return count == 0 ? "" : count + " " + result.label();
  }
}
