package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Owners are referred to by keys that exist. */
final class OwnerRules {

    private OwnerRules() {}

    static Stream<Mistake> unknown(YamlNode root) {
        Map<String, String> keys = keysByName(root);
        return root.mappings("owners").flatMap(owners -> {
            Set<String> known = owners.entries().keySet();
            List<YamlScalar> others = references(root)
                    .filter(owner -> !known.contains(owner.text()))
                    .toList();
            return Stream.concat(
                    unknown(others.stream().filter(owner -> !keys.containsKey(owner.text())), known),
                    others.stream()
                            .filter(owner -> keys.containsKey(owner.text()))
                            .map(owner -> new Mistake(
                                    owner,
                                    "unknown owner '%s'; this is the name of '%s': write the key"
                                            .formatted(owner.text(), keys.get(owner.text())))));
        });
    }

    private static Map<String, String> keysByName(YamlNode root) {
        Map<String, String> keys = new HashMap<>();
        root.mappings("owners")
                .flatMap(owners -> owners.entries().entrySet().stream())
                .forEach(owner ->
                        owner.getValue().value().texts("name").forEach(name -> keys.put(name.text(), owner.getKey())));
        return keys;
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

    /** Notices only: accounts may follow. A file without any accounts is not finished. */
    static Stream<Mistake> withoutAccounts(YamlNode root) {
        Set<String> named = references(root).map(YamlScalar::text).collect(Collectors.toSet());
        boolean hasAccounts = root.texts("accounts", ANY, "owner").findAny().isPresent();
        return root.mappings("owners")
                .filter(owners -> hasAccounts)
                .flatMap(owners -> owners.entries().values().stream())
                .map(YamlMapping.YamlEntry::key)
                .filter(key -> !named.contains(key.text()))
                .map(key -> new Mistake(
                        key,
                        "owner '%s' owns no account and is named nowhere else, so that its contacts are told of nothing; name it as the owner of an account, or remove it"
                                .formatted(key.text())));
    }

    /** Stacks of owners are named after them, and CloudFormation and some disks ignore case. */
    static Stream<Mistake> differOnlyInCase(YamlNode root) {
        return Mistake.differOnlyInCase(
                root.mappings("owners"), "owner '%s' differs from the owner in %s only in case; rename one");
    }
}
