package io.github.findingrelay.findings;

import io.github.findingrelay.request.AccountRegion;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings as they were at some time, to be compared with those of another.
 *
 * @param at empty: not known
 * @param filters that they have passed
 * @param findings each access once
 * @param principals who is outside
 * @param notRead places whose findings are not, or not all, among them
 */
record Listing(
        Optional<Instant> at,
        Filters filters,
        List<KnownFinding> findings,
        Set<String> principals,
        Set<AccountRegion> notRead) {
    Listing {
        findings = List.copyOf(findings);
        principals = Set.copyOf(principals);
        notRead = Set.copyOf(notRead);
    }

    /** What is listed now. */
    static Listing of(FindingsReport report, Asked asked) {
        FindingsByOwner owners = report.owners();
        Set<AccountRegion> notRead = new HashSet<>(report.reading().refusals().keySet());
        notRead.addAll(report.reading().withoutAnalyzer());
        return new Listing(
                Optional.of(asked.at()),
                asked.filters(),
                report.listed().stream()
                        .map(listed -> KnownFinding.of(listed, owners))
                        .toList(),
                report.listed().stream()
                        .map(listed -> OutsidePrincipal.of(listed.shown()))
                        .collect(Collectors.toSet()),
                notRead);
    }

    /** Whether nothing follows from a finding's not being there. */
    boolean mayLack(KnownFinding finding) {
        return unread(finding).findAny().isPresent();
    }

    /** Regions where a finding is seen, and that were not read. */
    Stream<String> unread(KnownFinding finding) {
        return finding.ids().values().stream()
                .filter(place -> notRead.contains(place) || !filters.asked(place.region()))
                .map(AccountRegion::region);
    }
}
