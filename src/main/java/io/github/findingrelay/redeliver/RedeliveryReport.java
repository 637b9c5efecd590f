package io.github.findingrelay.redeliver;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.desk.Delivery.DeliveredFinding;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.redeliver.LetterReader.LeftAlone;
import io.github.findingrelay.redeliver.RedeliveryEntry.RedeliveryAction;
import io.github.findingrelay.redeliver.Undelivered.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a redelivery says.
 *
 * @param executed whether it has been done, or would be
 * @param others about how many letters are in the queue that were not looked at
 * @param names of accounts, by id
 */
record RedeliveryReport(
        boolean executed,
        List<RedeliveryEntry> entries,
        List<LeftAlone> leftAlone,
        int others,
        Map<String, String> names) {

    /** Of a cause, which may be a page long. */
    private static final int SHOWN = 200;

    private static final String INDENT = "\n         ";

    String printed(Format format) {
        return format == Format.JSON ? json() : text();
    }

    private String text() {
        Stream<String> lines = Stream.concat(
                entries.stream().map(this::lines),
                leftAlone.stream()
                        .map(one -> "left alone: %s of %s: %s"
                                .formatted(printable(one.what()), time(one.at()), printable(one.why()))));
        return Stream.concat(lines, Stream.of(summary())).collect(Collectors.joining("\n", "", "\n"));
    }

    private String lines(RedeliveryEntry entry) {
        Undelivered what = entry.what();
        String findings = what.delivery().findings().stream()
                .map(finding -> INDENT + printable(about(finding, what)))
                .collect(Collectors.joining());
        String detail = entry.remark().isEmpty() ? "" : INDENT + printable(entry.remark());
        return "%s: %s %s%s%s%s%s"
                .formatted(
                        entry.result() == ReceiptResult.PLANNED
                                ? "would"
                                : entry.result().label(),
                        entry.action().inWords(),
                        printable(String.join(", ", what.delivery().ids())),
                        findings,
                        INDENT + "to " + printable(topics(what)),
                        INDENT + printable(trouble(what)),
                        detail);
    }

    private String about(DeliveredFinding finding, Undelivered what) {
        String owner = what.delivery().owner();
        return Stream.of(
                        finding.resource(),
                        (finding.account() + " " + name(finding)).strip(),
                        owner.isEmpty() ? "" : "owner " + owner)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String name(DeliveredFinding finding) {
        return finding.name().isEmpty() ? names.getOrDefault(finding.account(), "") : finding.name();
    }

    private static String topics(Undelivered what) {
        return what.delivery().topics().stream()
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .collect(Collectors.joining(", "));
    }

    private static String trouble(Undelivered what) {
        String source = switch (what.source()) {
            case LETTER -> "letter of %s, from %s";
            case EVENT -> "letter of %s, from EventBridge, which could not start %s";
            case EXECUTION -> "failed at %s, without a letter: %s";
        };
        String from = what.origin().substring(what.origin().lastIndexOf(':') + 1);
        return Stream.of(source.formatted(time(what.at()), from), what.error(), shortened(what.cause()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static String shortened(String cause) {
        String line = cause.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }

    private static String printable(String text) {
        return Printable.of(text);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private String summary() {
        String more = others == 0
                ? ""
                : "%nabout %d more letters are in the queue: somebody else reads them, or they are too many for one run"
                        .formatted(others);
        if (entries.isEmpty() && leftAlone.isEmpty()) {
            return "nothing to redeliver" + more;
        }
        ReceiptResult good = executed ? ReceiptResult.DONE : ReceiptResult.PLANNED;
        long letters = count(RedeliveryAction.DELETE_LETTER, good);
        String would = executed ? "" : "would be ";
        return "%d %sredelivered%s, %d skipped, %d failed, %d left alone%s"
                .formatted(
                        count(RedeliveryAction.REDELIVER, good),
                        would,
                        letters == 0
                                ? ""
                                : ", %d letters of what need not be told any more %sdeleted".formatted(letters, would),
                        count(ReceiptResult.SKIPPED),
                        count(ReceiptResult.FAILED),
                        leftAlone.size(),
                        more);
    }

    private long count(ReceiptResult result) {
        return entries.stream().filter(entry -> entry.result() == result).count();
    }

    private long count(RedeliveryAction action, ReceiptResult result) {
        return entries.stream().filter(entry -> entry.is(action, result)).count();
    }

    private String json() {
        return Json.write(
                new RedeliveryJson(executed, entries.stream().map(this::entry).toList(), leftAlone, others));
    }

    private EntryJson entry(RedeliveryEntry entry) {
        Undelivered what = entry.what();
        return new EntryJson(
                entry.action().label(),
                entry.result().label(),
                what.source(),
                what.origin(),
                what.letter().map(Letters.Message::id),
                what.at(),
                what.delivery().findings().stream()
                        .map(finding ->
                                new FindingJson(finding.id(), finding.resource(), finding.account(), name(finding)))
                        .toList(),
                what.delivery().owner(),
                what.delivery().topics(),
                what.error(),
                what.cause(),
                what.redeliveryArn(),
                entry.remark());
    }

    private record RedeliveryJson(
            boolean executed, List<EntryJson> entries, List<LeftAlone> leftAlone, int notLookedAt) {}

    private record EntryJson(
            String action,
            String result,
            Source source,
            String origin,
            Optional<String> message,
            Instant at,
            List<FindingJson> findings,
            String owner,
            List<String> topics,
            String error,
            String cause,
            String redelivery,
            String detail) {}

    private record FindingJson(String id, String resource, String account, String name) {}
}
