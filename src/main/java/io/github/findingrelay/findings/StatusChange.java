package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Archives findings, or makes archived ones active again. */
final class StatusChange {

  /** Of one call; AWS names no limit, and a page has as many. */
  private static final int BATCH = 100;

  private final FindingsDesk desk;
  private final FindingStatus wanted;

  /**
   * A change.
   *
   * @param wanted archived or active
   */
  StatusChange(FindingsDesk desk, FindingStatus wanted) {
    this.desk = desk;
    this.wanted = wanted;
  }

  /** What would be done. */
  List<ReceiptEntry> planned(List<ExternalFinding> findings) {
    return findings.stream()
        .map(
            finding ->
                isNeeded(finding)
                    ? entry(finding, ReceiptResult.PLANNED, "")
                    : entry(finding, ReceiptResult.SKIPPED, skipped(finding)))
        .toList();
  }

  /** Does it; what fails does not keep the rest from being done. */
  List<ReceiptEntry> done(List<ExternalFinding> findings) {
    Map<AccountRegion, List<ExternalFinding>> byPlace = new LinkedHashMap<>();
    findings.stream()
        .filter(this::isNeeded)
        .forEach(
            finding ->
                byPlace
                    .computeIfAbsent(finding.analyzer().place(), k -> new ArrayList<>())
                    .add(finding));
    Map<ExternalFinding, String> failures = new ConcurrentHashMap<>();
    desk.ask(
        byPlace.keySet(),
        place -> {
          update(byPlace.getOrDefault(place, List.of()), failures);
          return true;
        });
    List<ReceiptEntry> entries = new ArrayList<>();
    for (ExternalFinding finding : findings) {
      String failure = failures.get(finding);
      if (!isNeeded(finding)) {
        entries.add(entry(finding, ReceiptResult.SKIPPED, skipped(finding)));
      } else if (failure != null) {
        entries.add(entry(finding, ReceiptResult.FAILED, failure));
      } else {
        entries.add(entry(finding, ReceiptResult.DONE, ""));
      }
    }
    return entries;
  }

  private void update(List<ExternalFinding> findings, Map<ExternalFinding, String> failures) {
    Map<ExistingAnalyzer, List<ExternalFinding>> byAnalyzer = new LinkedHashMap<>();
    findings.forEach(
        finding ->
            byAnalyzer.computeIfAbsent(finding.analyzer(), k -> new ArrayList<>()).add(finding));
    byAnalyzer
        .values()
        .forEach(all -> AnalyzerRule.chunks(all, BATCH).forEach(some -> batch(some, failures)));
  }

  /** A finding that has gone in the meantime must not keep the others of its batch. */
  private void batch(List<ExternalFinding> findings, Map<ExternalFinding, String> failures) {
    ExistingAnalyzer analyzer = findings.get(0).analyzer();
    List<String> ids = findings.stream().map(ExternalFinding::id).toList();
    try {
      desk.budget(analyzer.place()).idempotent(() -> desk.findings().update(analyzer, wanted, ids));
    } catch (RequestException e) {
      if (findings.size() > 1 && (e.fault() == Fault.ABSENT || e.fault() == Fault.REFUSED)) {
        findings.forEach(finding -> batch(List.of(finding), failures));
      } else {
        findings.forEach(finding -> failures.put(finding, e.reason()));
      }
    }
  }

  private boolean isNeeded(ExternalFinding finding) {
    return finding.status() != wanted && finding.status() != FindingStatus.RESOLVED;
  }

  private static String skipped(ExternalFinding finding) {
    return finding.status() == FindingStatus.RESOLVED
        ? "it is resolved: nobody has this access any more"
        : "it is " + finding.status().label() + " already";
  }

  private ReceiptEntry entry(ExternalFinding finding, ReceiptResult result, String detail) {
    return new ReceiptEntry(
        wanted == FindingStatus.ARCHIVED ? "archive finding" : "reopen finding",
        finding.analyzer().place().account(),
        finding.region(),
        "%s %s <- %s".formatted(finding.id(), finding.resource(), finding.who()),
        result,
        detail);
  }
}
