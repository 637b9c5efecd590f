package io.github.findingrelay.config;

import java.util.List;
import java.util.Set;

/** What an analyzer in every account needs. */
final class OrganizationRules {

  static final List<Rule> ALL =
      List.of(
          OrganizationRules::unitsMissing,
          OrganizationRules::unitListedTwice,
          OrganizationRules::duplicateFindings,
          OrganizationRules::rolesWithoutAnalyzers);

  private static final Set<String> IN_EVERY_ACCOUNT = Set.of("account", "both");

  private OrganizationRules() {}

  private static void unitsMissing(YamlNode root, Problems problems) {
    boolean units =
        root.texts("organization", "organizationalUnits", YamlNode.ANY).findAny().isPresent();
    if (!units) {
      root.texts("analyzers", "trustZone")
          .filter(zone -> IN_EVERY_ACCOUNT.contains(zone.text()))
          .forEach(
              zone ->
                  problems.error(
                      zone,
                      "trustZone '"
                          + zone.text()
                          + "' makes an analyzer in every account, so organization.organizationalUnits"
                          + " must list the root or the organizational units",
                      "organizational-units.missing"));
    }
  }

  private static void unitListedTwice(YamlNode root, Problems problems) {
    Seen.twice(
        root.texts("organization", "organizationalUnits", YamlNode.ANY),
        (unit, first) ->
            problems.error(
                unit,
                "'" + unit.text() + "' is listed twice; remove one",
                "organizational-units.duplicate"));
  }

  private static void duplicateFindings(YamlNode root, Problems problems) {
    root.texts("analyzers", "trustZone")
        .filter(zone -> zone.text().equals("both"))
        .forEach(
            zone ->
                problems.warning(
                    zone,
                    "with trustZone 'both', access from outside the organization is found by the"
                        + " organization's analyzer and by the account's: its owner is notified twice"
                        + " of each such resource",
                    "trust-zone.both"));
  }

  private static void rolesWithoutAnalyzers(YamlNode root, Problems problems) {
    if (hasAnalyzers(root)) {
      return;
    }
    root.texts("notifications", "roleFindings")
        .filter(choice -> choice.text().equals("archive-rules"))
        .forEach(
            choice ->
                problems.warning(
                    choice,
                    "with trustZone 'none' the analyzers are yours: each Region but the roleRegion"
                        + " needs an archive rule for AWS::IAM::Role, or the owner is notified of"
                        + " every role once for each Region",
                    "trust-zone.roles"));
  }

  /** Whether we make analyzers. */
  static boolean hasAnalyzers(YamlNode root) {
    return root.texts("analyzers", "trustZone").noneMatch(zone -> zone.text().equals("none"));
  }
}
