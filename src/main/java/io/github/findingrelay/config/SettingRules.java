package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings that go with others: somebody receives every finding, and somebody makes the analyzers.
 */
final class SettingRules {

    private static final Set<String> IN_EVERY_ACCOUNT = Set.of("account", "both");

    private static final Set<String> OF_EXTERNAL_ACCESS = Set.of("LOW", "MEDIUM");

    private SettingRules() {}

    /** Roles bear the tags too, and IAM's keys ignore case. */
    static Stream<Mistake> tagsThatDifferOnlyInCase(YamlNode root) {
        return Mistake.differOnlyInCase(
                root.mappings("tags"),
                "tag '%s' differs from the tag in %s only in case, which IAM takes for the same; remove one");
    }

    static Stream<YamlScalar> unitsMissing(YamlNode root) {
        boolean units =
                root.texts("organization", "organizationalUnits", ANY).findAny().isPresent();
        return trustZone(root).filter(zone -> !units && IN_EVERY_ACCOUNT.contains(zone.text()));
    }

    static Stream<YamlScalar> bothZones(YamlNode root) {
        return trustZone(root).filter(zone -> zone.text().equals("both"));
    }

    static Stream<YamlScalar> rolesWithoutAnalyzers(YamlNode root) {
        return root.texts("notifications", "roleFindings")
                .filter(choice -> choice.text().equals("archive-rules") && !hasAnalyzers(root));
    }

    /** Whether we make analyzers. */
    static boolean hasAnalyzers(YamlNode root) {
        return trustZone(root).noneMatch(zone -> zone.text().equals("none"));
    }

    private static Stream<YamlScalar> trustZone(YamlNode root) {
        return root.texts("analyzers", "trustZone");
    }

    /** Access Analyzer says LOW of access by another account, and MEDIUM of public access. */
    static Stream<YamlNode> severitiesWithoutExternalAccess(YamlNode root) {
        Set<String> chosen = root.texts("notifications", "severities", ANY)
                .map(YamlScalar::text)
                .collect(Collectors.toSet());
        return root.select("notifications", "severities")
                .filter(list -> !chosen.isEmpty() && Collections.disjoint(chosen, OF_EXTERNAL_ACCESS));
    }

    static Stream<YamlMapping> fallbackMissing(YamlNode root) {
        return notifications(root, false).filter(section -> section.get("fallback") == null);
    }

    static Stream<YamlMapping> sharedOwnerMissing(YamlNode root) {
        return notifications(root, true).filter(section -> section.get("sharedOwner") == null);
    }

    static Stream<YamlScalar> sharedOwnerUnused(YamlNode root) {
        return notifications(root, false)
                .filter(section -> section.get("sharedOwner") != null)
                .map(section -> section.entry("sharedOwner").key());
    }

    /** The section, if one owner receives everything or if none does. */
    private static Stream<YamlMapping> notifications(YamlNode root, boolean shared) {
        return root.mappings("notifications")
                .filter(section ->
                        section.texts("routing").anyMatch(r -> r.text().equals("shared")) == shared);
    }
}
