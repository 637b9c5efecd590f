package io.github.findingrelay.generate;

import static java.util.Map.entry;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.StackSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** ARCHIVE-RULES.md: what is archived, why, and who has approved it. */
final class ArchiveRulesPage {

    static final String NAME = "ARCHIVE-RULES.md";

    /** Begins every page that we write. */
    static final String MARK =
            "<!-- Made by Finding Relay from accounts.yaml. Edit accounts.yaml or templates/, not this"
                    + " file. -->\n";

    private final Map<String, String> accountNames;
    private final Map<String, String> ownerNames;

    private ArchiveRulesPage(Organization organization) {
        this.accountNames = organization.accountNames();
        this.ownerNames =
                organization.owners().stream().collect(Collectors.toMap(owner -> owner.key(), owner -> owner.name()));
    }

    /**
     * The page, unless nothing is archived.
     *
     * @param sets those whose analyzers have the rules
     */
    static Optional<byte[]> render(Organization organization, List<RenderedStackSet> sets, StackParts parts) {
        if (sets.isEmpty() || AnalyzerSets.rules(organization).isEmpty()) {
            return Optional.empty();
        }
        ArchiveRulesPage page = new ArchiveRulesPage(organization);
        Map<String, Object> values = parts.shared(organization.names().analyzers());
        values.put("roleRule", AnalyzerRule.ROLES.name());
        values.put(
                "analyzers", sets.stream().map(set -> page.view(set.stackSet())).toList());
        values.put("rules", organization.archiveRules().stream().map(page::view).toList());
        String text = MARK + parts.fill("archive-rules.md.ftl", values);
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> view(StackSet set) {
        String where = set.permissionModel() == PermissionModel.SELF_MANAGED
                ? "account " + named(set.accounts().get(0))
                : "the accounts of " + String.join(", ", set.organizationalUnits());
        return Map.of("name", set.name(), "where", where + ": " + String.join(", ", set.regions()));
    }

    private Map<String, Object> view(ArchiveRule rule) {
        return Map.ofEntries(
                entry("name", rule.name()),
                entry("reason", rule.reason()),
                entry("approvedBy", ownerNames.getOrDefault(rule.approvedBy(), rule.approvedBy())),
                entry("expires", rule.expires().map(Object::toString).orElse("")),
                entry(
                        "match",
                        rule.match().stream()
                                .map(one -> Map.of("key", one.key(), "test", one.test(this::named)))
                                .toList()));
    }

    private String named(String value) {
        String name = accountNames.get(value);
        return name == null ? value : "%s (%s)".formatted(value, name);
    }
}
