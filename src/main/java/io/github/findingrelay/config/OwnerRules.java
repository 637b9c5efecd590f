package io.github.findingrelay.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Owners are referred to by keys that exist. */
final class OwnerRules {

  static final List<Rule> ALL = List.of(OwnerRules::unknown, OwnerRules::differOnlyInCase);

  private OwnerRules() {}

  private static void unknown(YamlNode root, Problems problems) {
    root.mappings("owners")
        .forEach(
            owners -> {
              Set<String> known = owners.entries().keySet();
              references(root)
                  .filter(reference -> !known.contains(reference.text()))
                  .forEach(reference -> reportUnknown(reference, known, problems));
            });
  }

  private static Stream<YamlScalar> references(YamlNode root) {
    return Stream.of(
            root.texts("accounts", YamlNode.ANY, "owner"),
            root.texts("notifications", "fallback"),
            root.texts("notifications", "sharedOwner"),
            root.texts("archiveRules", YamlNode.ANY, "approvedBy"))
        .flatMap(references -> references);
  }

  private static void reportUnknown(YamlScalar reference, Set<String> known, Problems problems) {
    String suggestion =
        Suggestion.of(reference.text(), known)
            .orElse("; add it under 'owners', or name one of these");
    problems.error(
        reference, "unknown owner '" + reference.text() + "'" + suggestion, "owner.unknown");
  }

  /** Stacks of owners are named after them, and CloudFormation and some disks ignore case. */
  private static void differOnlyInCase(YamlNode root, Problems problems) {
    Seen<String> seen = new Seen<>();
    root.mappings("owners")
        .flatMap(owners -> owners.entries().values().stream())
        .map(YamlMapping.Entry::key)
        .forEach(
            key ->
                seen.before(key.text().toLowerCase(Locale.ROOT), key)
                    .ifPresent(
                        first ->
                            problems.error(
                                key,
                                "owner '%s' differs from the owner in line %d only in case; rename one"
                                    .formatted(key.text(), first.line()),
                                "owner.case")));
  }
}
