package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * An analyzer that a stack set makes.
 *
 * @param wholeOrganization whether it reports on all accounts, or on its own one only
 * @param account where it is; empty: in each account that no other analyzer of its set is in
 * @param filters of its archive rules; a finding that one of them matches is archived
 */
record Analyzer(
        boolean wholeOrganization,
        Optional<String> account,
        String region,
        List<ArchiveFilter> filters,
        SourceLocation location) {

    /** For people. */
    String name() {
        String where = account.map(id -> "of account " + id).orElse("of most accounts");
        return "the analyzer %s in %s".formatted(wholeOrganization ? "of the organization" : where, region);
    }

    /** Whether it archives all findings like this one, whatever else they say. */
    boolean archives(SampleFinding finding) {
        return filters.stream().anyMatch(filter -> filter.archives(finding));
    }
}
