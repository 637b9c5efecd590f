package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares the analyzers with accounts.yaml: there is one wherever the trust zone asks for it, and
 * it archives what the archive rules say and nothing else. A rule that archives too much hides
 * findings from everybody.
 */
final class AnalyzerCheck {

    private final Organization organization;
    private final Archive archive;
    private final Set<String> differing;
    private final Map<ArchiveFilter, String> expected = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private AnalyzerCheck(Organization organization, Archive archive) {
        this.organization = organization;
        this.archive = archive;
        this.differing = named(organization);
        for (ArchiveRule rule : organization.archiveRules()) {
            new ArchiveFilter(rule.match())
                    .single()
                    .forEach(filter -> expected.put(filter, "archive rule '" + rule.name() + "'"));
        }
    }

    static List<Diagnostic> of(Topology topology, Organization organization, Archive archive) {
        AnalyzerCheck check = new AnalyzerCheck(organization, archive);
        organization.regions().forEach(check::areReported);
        topology.analyzers().forEach(check::archiveRules);
        return check.found;
    }

    /** The accounts whose analyzers may have other archive rules than those of most accounts. */
    static Set<String> named(Organization organization) {
        return organization.archiveRules().stream()
                .flatMap(rule -> new ArchiveFilter(rule.match()).owners().stream())
                .collect(Collectors.toSet());
    }

    /** Every account has the analyzers that the trust zone asks for. */
    private void areReported(String region) {
        TrustZone zone = organization.trustZone();
        int whole = zone.hasOrganizationAnalyzer() ? 1 : 0;
        int each = zone.hasAccountAnalyzers() ? 1 : 0;
        count(region, "organization", whole, Analyzer::wholeOrganization);
        count(region, "account", each, analyzer -> !analyzer.wholeOrganization());
    }

    private void count(String region, String zone, long wanted, Predicate<Analyzer> isOfZone) {
        Map<Long, List<String>> accounts = organization.accountIds(organization.managementAccount()).stream()
                .sorted()
                .collect(Collectors.groupingBy(account -> count(account, region, isOfZone)));
        accounts.remove(wanted);
        String trustZone = organization.trustZone().label();
        accounts.forEach((count, some) -> error(
                SourceLocation.wholeFile(ManifestFile.PATH),
                "%d analyzers with the %s as trust zone report on account %s in %s; 'trustZone: %s' asks for %d"
                        .formatted(count, zone, shortened(some), region, trustZone, wanted),
                "analyzer.number"));
    }

    private long count(String account, String region, Predicate<Analyzer> isOfZone) {
        return archive.reporting(Optional.of(account), region).stream()
                .filter(isOfZone)
                .count();
    }

    private static String shortened(List<String> accounts) {
        int more = accounts.size() - 1;
        return more == 0 ? accounts.get(0) : accounts.get(0) + " and %d more".formatted(more);
    }

    private void archiveRules(Analyzer analyzer) {
        Map<ArchiveFilter, String> wanted = wanted(analyzer);
        Set<ArchiveFilter> has = analyzer.filters().stream()
                .flatMap(filter -> filter.single().stream())
                .filter(filter -> concerns(filter, analyzer))
                .collect(Collectors.toCollection(HashSet::new));
        String name = analyzer.name();
        wanted.forEach((filter, source) -> {
            if (!has.remove(filter)) {
                error(
                        analyzer.location(),
                        "%s does not archive findings with %s, as %s says".formatted(name, filter, source),
                        "analyzer.archives-too-little");
            }
        });
        has.forEach(filter -> error(
                analyzer.location(),
                "%s archives findings with %s, so that nobody is notified of them; accounts.yaml does not say so"
                        .formatted(name, filter),
                "analyzer.archives-too-much"));
    }

    /** The filters that an analyzer should have, each with what asks for it. */
    private Map<ArchiveFilter, String> wanted(Analyzer analyzer) {
        Map<ArchiveFilter, String> wanted = new LinkedHashMap<>(expected);
        Notifications notifications = organization.notifications();
        if (!notifications.rolesFromOneRegion() && !analyzer.region().equals(notifications.roleRegion())) {
            wanted.put(ArchiveFilter.ROLES, "'roleFindings: archive-rules'");
        }
        wanted.keySet().removeIf(filter -> !concerns(filter, analyzer));
        return wanted;
    }

    /** An account's analyzer has no findings of others. */
    private boolean concerns(ArchiveFilter filter, Analyzer analyzer) {
        Set<String> owners = filter.owners();
        return analyzer.wholeOrganization()
                || owners.isEmpty()
                || analyzer.account().map(owners::contains).orElse(!differing.containsAll(owners));
    }

    private void error(SourceLocation location, String message, String rule) {
        found.add(Diagnostic.error(location, message, rule));
    }
}
