package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
  private final Map<ArchiveFilter, String> expected = new LinkedHashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private AnalyzerCheck(Organization organization, Archive archive) {
    this.organization = organization;
    this.archive = archive;
    for (ArchiveRule rule : organization.archiveRules()) {
      new ArchiveFilter(rule.match())
          .single()
          .forEach(filter -> expected.put(filter, "archive rule '" + rule.name() + "'"));
    }
  }

  static List<Diagnostic> of(Topology topology, Organization organization, Archive archive) {
    AnalyzerCheck check = new AnalyzerCheck(organization, archive);
    Set<String> differing = named(organization);
    organization.regions().forEach(check::areReported);
    topology.analyzers().forEach(analyzer -> check.archiveRules(analyzer, differing));
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
    Map<Long, List<String>> accounts =
        organization.accountIds(organization.managementAccount()).stream()
            .sorted()
            .collect(
                Collectors.groupingBy(
                    account ->
                        archive.reporting(Optional.of(account), region).stream()
                            .filter(isOfZone)
                            .count()));
    accounts.remove(wanted);
    accounts.forEach(
        (count, some) ->
            found.add(
                Diagnostic.error(
                    ManifestFile.PATH,
                    "%d analyzers with the %s as trust zone report on account %s%s in %s; 'trustZone: %s' asks for %d"
                        .formatted(
                            count,
                            zone,
                            some.get(0),
                            some.size() == 1 ? "" : " and %d more".formatted(some.size() - 1),
                            region,
                            organization.trustZone().name().toLowerCase(Locale.ROOT),
                            wanted),
                    "analyzer.number")));
  }

  private void archiveRules(Analyzer analyzer, Set<String> differing) {
    Map<ArchiveFilter, String> wanted = new LinkedHashMap<>(expected);
    if (!organization.notifications().rolesFromOneRegion()
        && !analyzer.region().equals(organization.notifications().roleRegion())) {
      wanted.put(ArchiveFilter.ROLES, "'roleFindings: archive-rules'");
    }
    wanted.keySet().removeIf(filter -> !concerns(filter, analyzer, differing));
    Set<ArchiveFilter> has =
        analyzer.filters().stream()
            .flatMap(filter -> filter.single().stream())
            .filter(filter -> concerns(filter, analyzer, differing))
            .collect(Collectors.toSet());
    wanted.forEach(
        (filter, source) -> {
          if (!has.contains(filter)) {
            error(
                analyzer.location(),
                "%s does not archive findings with %s, as %s says"
                    .formatted(analyzer.name(), filter, source),
                "analyzer.archives-too-little");
          }
        });
    has.stream()
        .filter(filter -> !wanted.containsKey(filter))
        .map(ArchiveFilter::toString)
        .sorted()
        .forEach(
            filter ->
                error(
                    analyzer.location(),
                    "%s archives findings with %s, so that nobody is notified of them; accounts.yaml does not say so"
                        .formatted(analyzer.name(), filter),
                    "analyzer.archives-too-much"));
  }

  /** An account's analyzer has no findings of others. */
  private static boolean concerns(ArchiveFilter filter, Analyzer analyzer, Set<String> differing) {
    return analyzer.wholeOrganization()
        || filter.owners().isEmpty()
        || analyzer
            .account()
            .map(filter.owners()::contains)
            .orElse(!differing.containsAll(filter.owners()));
  }

  private void error(SourceLocation location, String message, String rule) {
    found.add(Diagnostic.error(location, message, rule));
  }
}
