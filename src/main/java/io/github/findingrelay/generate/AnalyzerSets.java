package io.github.findingrelay.generate;

import static java.util.Map.entry;

import io.github.findingrelay.diagnostic.OneLine;
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

    /** The file of an organization's analyzer. */
    private static final String ONE = "stack-sets/analyzers.yaml";

    private static final String OF_ACCOUNTS = "stack-sets/analyzers-accounts.yaml";

    /** Long reasons are in ARCHIVE-RULES.md in full; a template has to hold many rules. */
    private static final int REASON = 160;

    /** A condition takes at most so many others. */
    private static final int MAX_CONDITIONS = 10;

    private final Organization organization;
    private final StackParts parts;

    AnalyzerSets(Organization organization, StackParts parts) {
        this.organization = organization;
        this.parts = parts;
    }

    /** The sets that the trust zone asks for, by name. */
    List<RenderedStackSet> render() {
        ResourceNames names = organization.names();
        List<RenderedStackSet> sets = new ArrayList<>();
        if (organization.trustZone().hasOrganizationAnalyzer()) {
            RenderedTemplate template = template("ORGANIZATION", names.analyzers());
            sets.add(forAccount(names.analyzers(), organization.adminAccount(), ONE, template));
        }
        if (organization.trustZone().hasAccountAnalyzers()) {
            RenderedTemplate template = template("ACCOUNT", names.accountAnalyzer());
            String management = organization.managementAccount();
            sets.add(forUnits(names.accountAnalyzers(), OF_ACCOUNTS, template));
            sets.add(forAccount(names.managementAnalyzer(), management, OF_ACCOUNTS, template));
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
    private RenderedStackSet forAccount(String name, String account, String file, RenderedTemplate template) {
        return new RenderedStackSet(
                new StackSet(
                        name,
                        file,
                        template.digest(),
                        PermissionModel.SELF_MANAGED,
                        CallAs.SELF,
                        List.of(account),
                        List.of(),
                        regions(),
                        new OperationPreferences(true, regions(), 100, 100)),
                template);
    }

    /**
     * Many accounts: one Region after the other, the home Region first. An account that has an
     * analyzer of this type already fails and is reported, without stopping the others; if a tenth of
     * them fail, somebody should look before the next Region.
     */
    private RenderedStackSet forUnits(String name, String file, RenderedTemplate template) {
        boolean delegated = !organization.adminAccount().equals(organization.managementAccount());
        return new RenderedStackSet(
                new StackSet(
                        name,
                        file,
                        template.digest(),
                        PermissionModel.SERVICE_MANAGED,
                        delegated ? CallAs.DELEGATED_ADMIN : CallAs.SELF,
                        List.of(),
                        organization.organizationalUnits(),
                        regions(),
                        new OperationPreferences(false, regions(), 25, 10)),
                template);
    }

    private List<String> regions() {
        return Stream.concat(Stream.of(organization.homeRegion()), organization.linkedRegions().stream())
                .toList();
    }

    private RenderedTemplate template(String type, String analyzerName) {
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
        values.put(
                "conditions",
                conditions.entrySet().stream().map(AnalyzerSets::view).toList());
        values.put(
                "documented",
                organization.archiveRules().stream().map(AnalyzerSets::view).toList());
        return parts.template("analyzers", values);
    }

    /** A logical id takes letters and digits. */
    private static String condition(List<String> accounts) {
        return accounts.size() == 1
                ? "Account" + accounts.get(0)
                : "Accounts" + Fingerprint.shortOf(String.join(",", accounts));
    }

    private static Map<String, Object> view(Map.Entry<String, List<String>> condition) {
        List<List<String>> groups = AnalyzerRule.chunks(condition.getValue(), MAX_CONDITIONS);
        return Map.of("id", condition.getKey(), "groups", groups);
    }

    private static Map<String, Object> view(ArchiveRule rule) {
        return Map.ofEntries(
                entry("name", rule.name()),
                entry("reason", Escaping.described(OneLine.of(rule.reason()), REASON)),
                entry("approvedBy", rule.approvedBy()),
                entry("expires", rule.expires().map(Object::toString).orElse("")));
    }
}
