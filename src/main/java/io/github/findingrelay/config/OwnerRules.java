package io.github.findingrelay.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
              Map<String, String> suggestions = new HashMap<>();
              references(root)
                  .filter(reference -> !known.contains(reference.text()))
                  .forEach(
                      reference ->
                          problems.error(
                              reference,
                              "unknown owner '%s'%s"
                                  .formatted(
                                      reference.text(),
                                      suggestions.computeIfAbsent(
                                          reference.text(), wrong -> suggestion(wrong, known))),
                              "owner.unknown"));
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

  private static String suggestion(String wrong, Set<String> known) {
    return Suggestion.of(wrong, known).orElse("; add it under 'owners', or name one of these");
  }

  /** Stacks of owners are named after them, and CloudFormation and some disks ignore case. */
  private static void differOnlyInCase(YamlNode root, Problems problems) {
    Seen<String> seen = new Seen<>();
    root.mappings("owners")
        .flatMap(owners -> owners.entries().values().stream())
        .map(YamlMapping.YamlEntry::key)
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
