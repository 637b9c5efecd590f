package io.github.findingrelay.findings;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which findings somebody wants to see.
 *
 * @param status empty: all
 * @param accounts whose resources
 * @param types of resources; empty: all
 * @param publicOnly only what everybody has access to
 * @param before only findings that were there then
 */
public record FindingsQuery(
        Optional<FindingStatus> status,
        AccountFilter accounts,
        Set<String> types,
        boolean publicOnly,
        Optional<Instant> before) {

    public FindingsQuery {
        types = Set.copyOf(types);
    }

    /** All that is active. */
    public static FindingsQuery active(AccountFilter accounts) {
        return new FindingsQuery(Optional.of(FindingStatus.ACTIVE), accounts, Set.of(), false, Optional.empty());
    }

    /** Asks for them. */
    public FindingsReading ask(FindingsDesk desk) {
        return accounts.ids().filter(Set::isEmpty).isPresent()
                ? FindingsReading.NOTHING
                : desk.read(List.of(filter())).matching(this::matches);
    }

    /** As much of it as Access Analyzer can do. */
    private List<Criterion> filter() {
        List<Criterion> filter = new ArrayList<>();
        add(filter, "status", status.stream().map(Enum::name).toList());
        add(filter, "resourceType", types);
        add(filter, "isPublic", publicOnly ? List.of("true") : List.of());
        accounts.ids()
                .filter(ids -> ids.size() <= AnalyzerRule.MAX_VALUES)
                .ifPresent(ids -> add(filter, "resourceOwnerAccount", ids));
        return filter;
    }

    private static void add(List<Criterion> filter, String key, Collection<String> values) {
        if (!values.isEmpty()) {
            filter.add(FindingsDesk.is(key, values));
        }
    }

    private boolean matches(ExternalFinding finding) {
        return status.stream().allMatch(finding.status()::equals)
                && (types.isEmpty() || types.contains(finding.type()))
                && (!publicOnly || finding.isPublic())
                && accounts.contains(finding.ownerAccount())
                && before.stream().allMatch(finding.createdAt()::isBefore);
    }
}
