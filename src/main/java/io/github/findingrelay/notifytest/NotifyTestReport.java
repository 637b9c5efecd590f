package io.github.findingrelay.notifytest;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.desk.Receipts;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What has become of a test finding. */
record NotifyTestReport(TestFinding finding, ExpectedPath expected) {

  /** The event that Security Hub makes of a finding. */
  static Map<String, Object> event(TestFinding finding) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", "00000000-0000-0000-0000-000000000000");
    event.put("detail-type", "Security Hub Findings - Imported");
    event.put("source", "aws.securityhub");
    event.put("account", finding.importer());
    event.put("time", finding.at().toString());
    event.put("region", finding.region());
    event.put("resources", List.of(finding.productArn() + "/" + finding.id()));
    event.put("detail", Map.of("findings", List.of(finding.asff())));
    return event;
  }

  Hop hop(ExpectedPath.ExpectedRule rule, Hop.HopState state, String found) {
    return new Hop("rule %s on bus %s".formatted(rule.name(), rule.bus()), state, found);
  }

  /** The answer to --event-only. */
  String patterns(List<Hop> hops, Format format) {
    if (format == Format.JSON) {
      return json(hops, List.of(), "patterns");
    }
    return lines(hops)
        + "EventBridge takes no event of source aws.securityhub from anybody but AWS: nothing was sent.\n"
        + "'relay notify-test %s' sends a finding all the way.%n".formatted(finding.owner());
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
      expected.recipients().forEach(who -> text.append("  ").append(who).append('\n'));
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
    boolean failed = trial.hops().stream().anyMatch(hop -> hop.state() == Hop.HopState.FAILED);
    return failed
        ? "not delivered"
        : "not proved within %d seconds; metrics may be late: look again, or --wait longer"
            .formatted(wait);
  }

  private static String line(ReceiptEntry change) {
    return "%-8s %s%s%n"
        .formatted(
            change.result().name().toLowerCase(Locale.ROOT),
            change.action(),
            change.detail().isEmpty() ? "" : ": " + change.detail());
  }

  private static String lines(List<Hop> hops) {
    return hops.stream()
        .map(
            hop ->
                "%-8s %s%s%n"
                    .formatted(
                        word(hop.state()),
                        hop.what(),
                        hop.found().isEmpty() ? "" : ": " + hop.found()))
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

  private String json(List<Hop> hops, List<ReceiptEntry> changes, String verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("finding", finding.id());
    json.put("verdict", verdict);
    json.put("hops", hops.stream().map(NotifyTestReport::json).toList());
    json.put("changes", changes.stream().map(Receipts::entry).toList());
    json.put("recipients", expected.recipients());
    return Json.write(json);
  }

  private static Map<String, Object> json(Hop hop) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", hop.what());
    json.put("state", hop.state().name().toLowerCase(Locale.ROOT));
    json.put("found", hop.found());
    return json;
  }
}
