package io.github.findingrelay.notifytest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What has become of a test finding. */
record NotifyTestReport(TestFinding finding, ExpectedPath expected) {

    Hop hop(ExpectedPath.ExpectedRule rule, Optional<String> wrong) {
        return new Hop(
                "rule %s on bus %s".formatted(rule.name(), rule.bus()),
                wrong.isPresent() ? Hop.HopState.FAILED : Hop.HopState.PASSED,
                wrong.orElse("matches the event"));
    }

    /** The answer to --event-only. */
    String patterns(List<Hop> hops, Format format) {
        if (format == Format.JSON) {
            return json(hops, List.of(), "patterns");
        }
        return lines(hops)
                + "EventBridge takes no event of source aws.securityhub from anybody but AWS: nothing was sent.\n"
                + "'relay notify-test %s --execute' sends a finding all the way.%n".formatted(finding.owner());
    }

    String text(DeliveryTrial trial, boolean passed, int wait, Format format) {
        String verdict = verdict(trial, passed, wait);
        if (format == Format.JSON) {
            return json(trial.hops(), trial.changes(), verdict);
        }
        StringBuilder text = new StringBuilder(lines(trial.hops()));
        trial.changes().forEach(change -> text.append(line(change)));
        text.append(verdict).append('\n');
        if (trial.changes().get(0).result() == ReceiptResult.DONE) {
            text.append("ask whether it has arrived:\n");
            expected.recipients()
                    .forEach(who -> text.append("  ")
                            .append(expected.names().getOrDefault(who, who))
                            .append('\n'));
        }
        return text.toString();
    }

    private static String verdict(DeliveryTrial trial, boolean passed, int wait) {
        if (trial.changes().get(0).result() != ReceiptResult.DONE) {
            return "not sent";
        }
        if (passed) {
            return "delivered";
        }
        List<Hop> failed = trial.hops().stream()
                .filter(hop -> hop.state() == Hop.HopState.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return "not proved within %d seconds: look again, or --wait longer".formatted(wait);
        }
        return failed.stream().allMatch(hop -> hop.what().equals(DeliveryHops.MARK))
                ? "delivered, but not marked as told: it is told again when it changes"
                : "not delivered";
    }

    private static String line(ReceiptEntry change) {
        return "%-8s %s%s%n"
                .formatted(
                        change.result().label(),
                        change.action(),
                        change.detail().isEmpty() ? "" : ": " + change.detail());
    }

    private static String lines(List<Hop> hops) {
        return hops.stream()
                .map(hop -> "%-8s %s%s%n"
                        .formatted(word(hop.state()), hop.what(), hop.found().isEmpty() ? "" : ": " + hop.found()))
                .collect(Collectors.joining());
    }

    private static String word(Hop.HopState state) {
        return switch (state) {
            case PASSED -> "ok";
            case WAITING -> "not seen";
            case FAILED -> "FAILED";
            case UNKNOWN -> "unknown";
        };
    }

    private record TestJson(
            String finding,
            String verdict,
            List<Hop> hops,
            List<ReceiptEntry> changes,
            List<String> recipients,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> names) {}

    private String json(List<Hop> hops, List<ReceiptEntry> changes, String verdict) {
        return Json.write(new TestJson(
                finding.id(), verdict, hops, changes, expected.recipients(), new TreeMap<>(expected.names())));
    }
}
