package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the analyzers with accounts.yaml: there is one wherever the trust zone asks for it, and
 * it archives what the archive rules say and nothing else. A rule that archives too much hides
 * findings from everybody.
 */
final class AnalyzerCheck {

    private final Organization organization;
    private final Archive archive;

    /** As accounts.yaml says. */
    private final List<AnalyzerRule> reviewed;

    private final List<Diagnostic> found = new ArrayList<>();

    private AnalyzerCheck(Organization organization, Archive archive) {
        this.organization = organization;
        this.archive = archive;
        this.reviewed = organization.archiveRules().stream()
                .flatMap(rule -> AnalyzerRule.of(rule).stream())
                .toList();
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
        Map<String, ArchiveFilter> wanted = wanted(analyzer);
        Map<String, ArchiveFilter> has = analyzer.rules();
        wanted.forEach((name, filter) -> {
            if (!filter.equals(has.get(name))) {
                error(
                        analyzer.location(),
                        "%s has no archive rule '%s' for findings with %s, as accounts.yaml says"
                                .formatted(analyzer.name(), name, filter),
                        "analyzer.archives-too-little");
            }
        });
        has.forEach((name, filter) -> {
            if (!filter.equals(wanted.get(name))) {
                error(
                        analyzer.location(),
                        "%s has archive rule '%s', so that nobody is notified of findings with %s; accounts.yaml does not say so"
                                .formatted(analyzer.name(), name, filter),
                        "analyzer.archives-too-much");
            }
        });
    }

    /** The archive rules that an analyzer should have, by name. */
    private Map<String, ArchiveFilter> wanted(Analyzer analyzer) {
        Notifications notifications = organization.notifications();
        boolean archivesRoles =
                !notifications.rolesFromOneRegion() && !analyzer.region().equals(notifications.roleRegion());
        Map<String, ArchiveFilter> wanted = new LinkedHashMap<>();
        Stream.concat(archivesRoles ? Stream.of(AnalyzerRule.ROLES) : Stream.empty(), reviewed.stream())
                .filter(rule -> concerns(rule, analyzer))
                .forEach(rule -> wanted.put(rule.name(), new ArchiveFilter(rule.filter())));
        return wanted;
    }

    /** An account's analyzer has no findings of others. */
    private static boolean concerns(AnalyzerRule rule, Analyzer analyzer) {
        return analyzer.wholeOrganization()
                || rule.accounts().isEmpty()
                || analyzer.account().map(rule.accounts()::contains).orElse(false);
    }

    private void error(SourceLocation location, String message, String rule) {
        found.add(Diagnostic.error(location, message, rule));
    }
}
