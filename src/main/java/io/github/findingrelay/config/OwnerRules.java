package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import java.util.Collection;
import java.util.stream.Stream;

/** Owners are referred to by keys that exist. */
final class OwnerRules {

    private OwnerRules() {}

    static Stream<Mistake> unknown(YamlNode root) {
        return root.mappings("owners")
                .flatMap(owners -> unknown(references(root), owners.entries().keySet()));
    }

    static Stream<Mistake> unknown(Stream<YamlScalar> references, Collection<String> known) {
        return Mistake.unknown(
                references, known, "unknown owner '%s'", "; add it under 'owners', or name one of these");
    }

    private static Stream<YamlScalar> references(YamlNode root) {
        return Stream.of(
                        root.texts("accounts", ANY, "owner"),
                        root.texts("notifications", "fallback"),
                        root.texts("notifications", "sharedOwner"),
                        root.texts("archiveRules", ANY, "approvedBy"))
                .flatMap(references -> references);
    }

    /** Stacks of owners are named after them, and CloudFormation and some disks ignore case. */
    static Stream<Mistake> differOnlyInCase(YamlNode root) {
        return Mistake.differOnlyInCase(
                root.mappings("owners"), "owner '%s' differs from the owner in %s only in case; rename one");
    }
}
