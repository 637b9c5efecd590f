package io.github.findingrelay.findings;

import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Archives findings, or makes archived ones active again.
 *
 * @param wanted archived or active
 * @param interrupted whether nothing new is to begin
 */
record StatusChange(FindingsDesk desk, FindingStatus wanted, BooleanSupplier interrupted) {

    /** Of one call; AWS names no limit, and a page has as many. */
    private static final int BATCH = 100;

    /** Faults that may be about a single finding. */
    private static final Set<Fault> ONE_BY_ONE = EnumSet.of(Fault.ABSENT, Fault.REFUSED);

    /** What would be done. */
    List<ReceiptEntry> planned(List<ExternalFinding> findings) {
        return entries(findings, finding -> entry(finding, ReceiptResult.PLANNED, ""));
    }

    /** Does it; what fails does not keep the rest from being done. */
    List<ReceiptEntry> done(List<ExternalFinding> findings) {
        List<List<ExternalFinding>> batches = findings.stream()
                .filter(this::isNeeded)
                .collect(Collectors.groupingBy(ExternalFinding::analyzer))
                .values()
                .stream()
                .flatMap(all -> AnalyzerRule.chunks(all, BATCH).stream())
                .toList();
        Map<ExternalFinding, String> failures = failures(batches);
        return entries(
                findings,
                finding -> Optional.ofNullable(failures.get(finding))
                        .map(reason -> entry(finding, ReceiptResult.FAILED, reason))
                        .orElseGet(() -> entry(finding, ReceiptResult.DONE, "")));
    }

    /** A finding that has gone in the meantime must not keep the others of its batch. */
    private Map<ExternalFinding, String> failures(List<List<ExternalFinding>> batches) {
        Map<ExternalFinding, String> failures = new HashMap<>();
        List<List<ExternalFinding>> single = new ArrayList<>();
        desk.ask(batches, this::update).refusals().forEach((batch, refusal) -> {
            if (batch.size() > 1 && ONE_BY_ONE.contains(refusal.fault())) {
                batch.forEach(finding -> single.add(List.of(finding)));
            } else {
                batch.forEach(finding -> failures.put(finding, refusal.reason()));
            }
        });
        if (!single.isEmpty()) {
            failures.putAll(failures(single));
        }
        return failures;
    }

    private boolean update(List<ExternalFinding> batch) {
        if (interrupted.getAsBoolean()) {
            throw new RequestException(Fault.BUSY, Interrupt.NOT_BEGUN);
        }
        List<String> ids = batch.stream().map(ExternalFinding::id).toList();
        desk.update(batch.get(0).analyzer(), wanted, ids);
        return true;
    }

    private List<ReceiptEntry> entries(
            List<ExternalFinding> findings, Function<ExternalFinding, ReceiptEntry> changed) {
        return findings.stream()
                .map(finding -> isNeeded(finding)
                        ? changed.apply(finding)
                        : entry(finding, ReceiptResult.SKIPPED, skipped(finding)))
                .toList();
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
