package io.github.findingrelay.remind;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.Markdown;
import io.github.findingrelay.remind.ReminderSending.Sent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is reminded of what, and by which way.
 *
 * @param executed whether it was sent, or would be
 * @param after days after which findings are told again
 * @param shown whether the messages are printed, too
 * @param remarks what could not be read or is not known
 * @param isComplete whether nothing is missing in what was read
 */
record RemindReport(
        boolean executed,
        int after,
        boolean shown,
        List<SentReminder> reminders,
        List<String> remarks,
        boolean isComplete) {
    RemindReport {
        reminders = List.copyOf(reminders);
        remarks = List.copyOf(remarks);
    }

    ExitCode exitCode() {
        return isComplete && reminders.stream().noneMatch(SentReminder::isFailed) ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** How many messages an interruption has kept from being sent. */
    long notBegun() {
        return reminders.stream()
                .flatMap(one -> one.sent().stream())
                .filter(sent -> sent.detail().equals(Interrupt.NOT_BEGUN))
                .count();
    }

    /** Whether something would be sent. */
    boolean isAnythingPlanned() {
        return reminders.stream().anyMatch(SentReminder::isPlanned);
    }

    String printed(Format format) {
        return switch (format) {
            default -> text();
            case JSON -> Json.write(RemindJson.of(this));
            case MARKDOWN -> markdown();
        };
    }

    private String text() {
        return reminders.stream().map(this::text).collect(Collectors.joining()) + remarksText() + summary() + "\n";
    }

    private String text(SentReminder one) {
        StringBuilder text = new StringBuilder("%s (%s)%n  %s%n"
                .formatted(
                        one.reminder().id(),
                        one.reminder().owner().name(),
                        one.message().subject()));
        one.sent().forEach(sent -> text.append(line(sent)));
        problems(one).forEach(problem -> text.append("  ! ").append(problem).append('\n'));
        if (shown) {
            String message = "Subject: %s%n%n%s"
                    .formatted(one.message().subject(), one.message().mail());
            text.append('\n').append(message.strip().indent(4).replaceAll("(?m)^ +$", ""));
        }
        return text.append('\n').toString();
    }

    private static String line(Sent sent) {
        String detail = sent.detail().isEmpty() ? "" : "           " + Printable.of(sent.detail()) + "\n";
        return "  %-7s  %s%n           through %s%n%s"
                .formatted(
                        label(sent.result()),
                        Printable.of(sent.destination().everybody()),
                        sent.destination().name(),
                        detail);
    }

    private static String label(ReceiptResult result) {
        return switch (result) {
            case DONE -> "sent";
            case PLANNED -> "would";
            default -> result.label();
        };
    }

    /** What is wrong with how it reaches people. */
    static List<String> problems(SentReminder one) {
        Stream<String> nobody = one.sent().isEmpty() ? Stream.of(RemindReceipt.NOBODY) : Stream.empty();
        return Stream.concat(nobody, one.remarks().stream()).map(Printable::of).toList();
    }

    private String remarksText() {
        return remarks.stream().map(line -> "! " + line + "\n").collect(Collectors.joining());
    }

    private String summary() {
        if (reminders.isEmpty()) {
            return "nothing has been open for %d days or more: nobody is reminded".formatted(after);
        }
        long sent = reminders.stream()
                .filter(executed ? SentReminder::isSent : SentReminder::isPlanned)
                .count();
        return "%d reminder%s %s, %d skipped, %d failed%s"
                .formatted(
                        sent,
                        sent == 1 ? "" : "s",
                        executed ? "sent" : "would be sent",
                        reminders.stream().filter(SentReminder::isSkipped).count(),
                        reminders.stream().filter(SentReminder::isFailed).count(),
                        executed || shown ? "" : "; --show shows them");
    }

    private String markdown() {
        StringBuilder page = new StringBuilder(Markdown.withoutMentions(summary())).append('\n');
        if (!reminders.isEmpty()) {
            page.append('\n').append(table().markdown());
        }
        Stream.concat(
                        remarks.stream(),
                        reminders.stream()
                                .flatMap(one -> problems(one).stream()
                                        .map(problem -> one.reminder().id() + ": " + problem)))
                .forEach(line -> page.append("\n> ")
                        .append(Markdown.withoutMentions(line))
                        .append('\n'));
        return page.toString();
    }

    private Table table() {
        return new Table(
                List.of("owner", "message", "to", "result"),
                reminders.stream().map(RemindReport::row).toList());
    }

    private static List<String> row(SentReminder one) {
        return List.of(
                one.reminder().id(),
                one.message().subject(),
                one.sent().stream()
                        .map(sent -> Printable.of(sent.destination().everybody()))
                        .collect(Collectors.joining("\n")),
                one.sent().stream().map(RemindReport::result).collect(Collectors.joining("\n")));
    }

    private static String result(Sent sent) {
        String result = sent.result() == ReceiptResult.PLANNED ? "would be sent" : label(sent.result());
        return sent.detail().isEmpty() ? result : result + ": " + Printable.of(sent.detail());
    }
}
