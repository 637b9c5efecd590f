package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What archive rules would hide. Access Analyzer itself is asked, with the rule as a filter: so it
 * decides what matches.
 */
final class ArchiveRulePreview {

  private final FindingsDesk desk;
  private final Organization organization;

  ArchiveRulePreview(FindingsDesk desk, Organization organization) {
    this.desk = desk;
    this.organization = organization;
  }

  /** Active findings that a rule matches. */
  FindingsReading hidden(ArchiveRule rule) {
    return desk.read(AnalyzerRule.of(rule).stream().map(ArchiveRulePreview::active).toList());
  }

  private static List<Criterion> active(AnalyzerRule rule) {
    List<Criterion> filter = new ArrayList<>(rule.filter());
    filter.add(FindingsDesk.is("status", List.of(FindingStatus.ACTIVE.name())));
    return filter;
  }

  /**
   * For a plan: what the rules would hide that our analyzers lack, or have otherwise. Where it
   * cannot be asked, it says so.
   */
  List<String> notices() {
    if (organization.archiveRules().isEmpty()) {
      return List.of();
    }
    Survey<AccountRegion, Map<ArchiveRule, List<ExternalFinding>>> survey =
        desk.ask(this::hiddenByNewRules);
    Map<ArchiveRule, List<ExternalFinding>> hidden = new LinkedHashMap<>();
    survey
        .answers()
        .values()
        .forEach(
            rules ->
                rules.forEach(
                    (rule, found) ->
                        hidden.computeIfAbsent(rule, k -> new ArrayList<>()).addAll(found)));
    List<String> notices = new ArrayList<>();
    if (organization.trustZone().hasAccountAnalyzers()) {
      notices.add(
          "what archive rules hide in the analyzers of the member accounts is not asked;"
              + " 'relay findings preview RULE --role NAME' asks");
    }
    hidden.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> organization.archiveRules().indexOf(e.getKey())))
        .forEach(entry -> notices.add(sentence(entry.getKey(), entry.getValue())));
    FindingsReading.gaps(survey.refusals())
        .forEach(
            gap ->
                notices.add(
                    "what new archive rules would hide in %s could not be asked: %s"
                        .formatted(String.join(", ", gap.regions()), gap.reason())));
    return notices;
  }

  /** For people: {@code archive rule a would hide 12 active findings: payments 9, logistics 3}. */
  String sentence(ArchiveRule rule, List<ExternalFinding> found) {
    List<ListedFinding> hidden =
        ListedFinding.joined(
            found.stream().distinct().toList(), organization.notifications().roleRegion());
    return hidden.isEmpty()
        ? "archive rule %s would hide no active finding".formatted(rule.name())
        : "archive rule %s would hide %d active finding%s: %s"
            .formatted(
                rule.name(),
                hidden.size(),
                hidden.size() == 1 ? "" : "s",
                new FindingsByOwner(organization).totals(hidden));
  }

  private Map<ArchiveRule, List<ExternalFinding>> hiddenByNewRules(AccountRegion place) {
    Map<ArchiveRule, List<ExternalFinding>> hidden = new LinkedHashMap<>();
    for (ExistingAnalyzer analyzer : desk.analyzers(place)) {
      if (!analyzer.isOurs(organization.stackPrefix())) {
        continue;
      }
      Set<List<Object>> deployed =
          desk.archiveRules(analyzer).stream()
              .map(ArchiveRulePreview::meaning)
              .collect(Collectors.toSet());
      for (ArchiveRule rule : organization.archiveRules()) {
        AnalyzerRule.of(rule).stream()
            .filter(part -> isFor(part, analyzer) && !deployed.contains(meaning(part)))
            .forEach(
                part ->
                    hidden
                        .computeIfAbsent(rule, k -> new ArrayList<>())
                        .addAll(desk.of(analyzer, active(part))));
      }
    }
    return hidden;
  }

  /** An account's analyzer has only the rules that can match there. */
  private static boolean isFor(AnalyzerRule rule, ExistingAnalyzer analyzer) {
    return rule.accounts().isEmpty()
        || rule.accounts().stream().anyMatch(account -> analyzer.looksAt(account));
  }

  /** Equal for rules of the same name that match the same. */
  private static List<Object> meaning(AnalyzerRule rule) {
    return List.of(
        rule.name(),
        rule.filter().stream()
            .map(
                criterion ->
                    List.of(
                        criterion.key(),
                        Set.copyOf(criterion.eq()),
                        Set.copyOf(criterion.neq()),
                        Set.copyOf(criterion.contains()),
                        criterion.exists()))
            .collect(Collectors.toSet()));
  }
}
