package io.github.findingrelay.findings;

import io.github.findingrelay.config.FilterKeys;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.Organization;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An archive rule for accounts.yaml that matches one access and no other. */
record ArchiveRuleSnippet(Organization organization, ExternalFinding finding) {

    /** A name is at most 255 characters long, and people have to read it. */
    private static final int NAME = 60;

    private static final String HEAD = """
        - name: %s
          reason: Say here why this is intended.
          approvedBy: %s
          match:
      """;

    String text() {
        return HEAD.formatted(name(), organization.notifications().fallback().key())
                + criterion("resourceOwnerAccount", finding.ownerAccount())
                + criterion("resourceType", finding.type())
                + (finding.resource().isEmpty()
                        ? "      resource: {exists: false}\n"
                        : criterion("resource", finding.resource()))
                + who()
                + each("condition.", finding.condition())
                + (finding.error().isEmpty() ? "" : criterion("error", finding.error()));
    }

    private String who() {
        return finding.isPublic() ? criterion("isPublic", "true") : each("principal.", finding.principal());
    }

    private static String each(String prefix, Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> criterion(prefix + entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    /** What no archive rule can have is said instead: without it the rule matches more. */
    private static String criterion(String key, String value) {
        return FilterKeys.criterion(key, value)
                .map("      %s\n"::formatted)
                .orElseGet(
                        () -> "      # any %s matches: no archive rule can ask for it\n".formatted(Printable.of(key)));
    }

    /** After the resource; another one than those that are there. */
    private String name() {
        String last = finding.resource().replaceAll(".*[:/]", "").replaceAll("[^A-Za-z0-9-]+", "-");
        String type = finding.type().replaceAll(".*:", "").toLowerCase(Locale.ROOT);
        String name = type + "-" + last.replaceAll("^-|-$", "");
        String shorter = name.substring(0, Math.min(NAME, name.length()));
        Set<String> taken =
                organization.archiveRules().stream().map(ArchiveRule::name).collect(Collectors.toSet());
        String free = shorter;
        for (int i = 2; taken.contains(free); i++) {
            free = shorter + "-" + i;
        }
        return free;
    }
}
