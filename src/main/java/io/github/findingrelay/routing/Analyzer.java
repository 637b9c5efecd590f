package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An analyzer that a stack set makes.
 *
 * @param wholeOrganization whether it reports on all accounts, or on its own one only
 * @param account where it is; empty: in each account that no other analyzer of its set is in
 * @param rules its archive rules by name; a finding that one of them matches is archived
 */
record Analyzer(
        boolean wholeOrganization,
        Optional<String> account,
        String region,
        Map<String, ArchiveFilter> rules,
        SourceLocation location) {

    Analyzer {
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /** What its archive rules look for. */
    Collection<ArchiveFilter> filters() {
        return rules.values();
    }

    /** For people. */
    String name() {
        String where = account.map(id -> "of account " + id).orElse("of most accounts");
        return "the analyzer %s in %s".formatted(wholeOrganization ? "of the organization" : where, region);
    }

    /** Whether it archives all findings like this one, whatever else they say. */
    boolean archives(SampleFinding finding) {
        return rules.values().stream().anyMatch(filter -> filter.archives(finding));
    }
}
