package io.github.findingrelay.generate;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.StackSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The stack sets that make the analyzers.
 *
 * <p>An organization's analyzers live in the admin account. Analyzers of accounts go to the
 * organizational units, and so to accounts that join them later; to the management account, which
 * such sets leave out, they go by a set of its own.
 */
final class AnalyzerSets {

  /** Long reasons are in ARCHIVE-RULES.md in full; a template has to hold many rules. */
  private static final int REASON = 160;

  /** A condition takes at most so many others. */
  private static final int MAX_CONDITIONS = 10;

  private final Organization organization;
  private final StackParts parts;
  private final Templates templates;

  AnalyzerSets(Organization organization, StackParts parts, Templates templates) {
    this.organization = organization;
    this.parts = parts;
    this.templates = templates;
  }

  /** The sets that the trust zone asks for, by name. */
  List<RenderedStackSet> render() {
    ResourceNames names = organization.names();
    List<RenderedStackSet> sets = new ArrayList<>();
    if (organization.trustZone().hasOrganizationAnalyzer()) {
      StackTemplate template = template("ORGANIZATION", names.analyzers());
      sets.add(forAccount(names.analyzers(), organization.adminAccount(), "analyzers", template));
    }
    if (organization.trustZone().hasAccountAnalyzers()) {
      StackTemplate template = template("ACCOUNT", names.accountAnalyzer());
      sets.add(forUnits(names.accountAnalyzers(), "analyzers-accounts", template));
      sets.add(
          forAccount(
              names.managementAnalyzer(),
              organization.managementAccount(),
              "analyzers-accounts",
              template));
    }
    return sets;
  }

  /** The archive rules of an organization's analyzer: all of them. */
  static List<AnalyzerRule> rules(Organization organization) {
    return Stream.concat(
            organization.notifications().rolesFromOneRegion()
                ? Stream.empty()
                : Stream.of(AnalyzerRule.ROLES),
            organization.archiveRules().stream().flatMap(rule -> AnalyzerRule.of(rule).stream()))
        .toList();
  }

  /** One account: a Region that fails must not leave the others without an analyzer. */
  private RenderedStackSet forAccount(
      String name, String account, String file, StackTemplate template) {
    return set(
        name,
        file,
        template,
        PermissionModel.SELF_MANAGED,
        List.of(account),
        List.of(),
        new OperationPreferences(true, regions(), 100, 100));
  }

  /**
   * Many accounts: one Region after the other, the home Region first. An account that has an
   * analyzer of this type already fails and is reported, without stopping the others; if a tenth of
   * them fail, somebody should look before the next Region.
   */
  private RenderedStackSet forUnits(String name, String file, StackTemplate template) {
    return set(
        name,
        file,
        template,
        PermissionModel.SERVICE_MANAGED,
        List.of(),
        organization.organizationalUnits(),
        new OperationPreferences(false, regions(), 25, 10));
  }

  private RenderedStackSet set(
      String name,
      String file,
      StackTemplate template,
      PermissionModel permissionModel,
      List<String> accounts,
      List<String> units,
      OperationPreferences preferences) {
    boolean delegated =
        permissionModel == PermissionModel.SERVICE_MANAGED
            && !organization.adminAccount().equals(organization.managementAccount());
    StackSet stackSet =
        new StackSet(
            name,
            "stack-sets/" + file + ".yaml",
            template.digest(),
            permissionModel,
            delegated ? CallAs.DELEGATED_ADMIN : CallAs.SELF,
            accounts,
            units,
            regions(),
            preferences);
    return new RenderedStackSet(stackSet, template);
  }

  private List<String> regions() {
    return Stream.concat(
            Stream.of(organization.homeRegion()), organization.linkedRegions().stream())
        .toList();
  }

  private StackTemplate template(String type, String analyzerName) {
    Map<String, List<String>> conditions = new TreeMap<>();
    List<Map<String, Object>> rules = new ArrayList<>();
    for (AnalyzerRule rule : rules(organization)) {
      String condition = rule.equals(AnalyzerRule.ROLES) ? "OutsideRoleRegion" : "";
      if (type.equals("ACCOUNT") && !rule.accounts().isEmpty()) {
        condition = condition(rule.accounts());
        conditions.put(condition, rule.accounts());
      }
      rules.add(Map.of("name", rule.name(), "filter", rule.filter(), "condition", condition));
    }
    Map<String, Object> values = parts.shared(organization.names().analyzers());
    values.put("type", type);
    values.put("analyzer", analyzerName);
    values.put("rules", rules);
    values.put("conditions", conditions.entrySet().stream().map(AnalyzerSets::view).toList());
    values.put("documented", organization.archiveRules().stream().map(AnalyzerSets::view).toList());
    return new StackTemplate(templates.fill("analyzers.yaml.ftl", values), organization.tags());
  }

  /** A logical id takes letters and digits. */
  private static String condition(List<String> accounts) {
    return accounts.size() == 1
        ? "Account" + accounts.get(0)
        : "Accounts" + Fingerprint.shortOf(String.join(",", accounts));
  }

  private static Map<String, Object> view(Map.Entry<String, List<String>> condition) {
    return Map.of(
        "id",
        condition.getKey(),
        "groups",
        AnalyzerRule.chunks(condition.getValue(), MAX_CONDITIONS));
  }

  private static Map<String, Object> view(ArchiveRule rule) {
    return Map.of(
        "name",
        rule.name(),
        "reason",
        Escaping.abbreviated(Escaping.oneLine(rule.reason()), REASON),
        "approvedBy",
        rule.approvedBy(),
        "expires",
        rule.expires().map(Object::toString).orElse(""));
  }
}
