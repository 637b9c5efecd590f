package io.github.findingrelay.findings;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What archive rules would hide. Access Analyzer itself is asked, with the rule as a filter: so it
 * decides what matches.
 */
record ArchiveRulePreview(FindingsDesk desk, Organization organization) {

    /** Active findings that a rule matches. */
    FindingsReading hidden(ArchiveRule rule) {
        return desk.read(
                AnalyzerRule.of(rule).stream().map(ArchiveRulePreview::active).toList());
    }

    /** The filter for active findings that a rule matches. */
    static List<Criterion> active(AnalyzerRule rule) {
        List<Criterion> filter = new ArrayList<>(rule.filter());
        filter.add(FindingsDesk.is("status", Set.of(FindingStatus.ACTIVE.name())));
        return filter;
    }

    List<ListedFinding> listed(List<ExternalFinding> hidden) {
        return ListedFinding.joined(
                hidden.stream().distinct().toList(),
                organization.notifications().roleRegion());
    }

    /** For people: {@code archive rule a would hide 12 active findings: payments 9, logistics 3}. */
    String sentence(ArchiveRule rule, List<ExternalFinding> hidden) {
        List<ListedFinding> listed = listed(hidden);
        return listed.isEmpty()
                ? "archive rule %s would hide no active finding".formatted(rule.name())
                : "archive rule %s would hide %d active finding%s: %s"
                        .formatted(
                                rule.name(),
                                listed.size(),
                                listed.size() == 1 ? "" : "s",
                                new FindingsByOwner(organization).totals(listed));
    }
}
