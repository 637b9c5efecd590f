package io.github.findingrelay.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An archive rule hides findings, so that it must be narrow, right and not forever. */
final class ArchiveRules {

  private static final int SOON_DAYS = 30;

  /** Without one of these, a rule archives whatever anybody opens to the outside. */
  private static final Set<String> NARROWING =
      Set.of(
          "resource",
          "resourceOwnerAccount",
          "principal.AWS",
          "principal.Federated",
          "principal.CanonicalUser");

  private ArchiveRules() {}

  static List<Rule> all(LocalDate today) {
    return List.of(
        ArchiveRules::nameTwice,
        ArchiveRules::tooBroad,
        ArchiveRuleValues::check,
        HiddenArchiveRules::check,
        ArchiveRules::noAnalyzer,
        (root, problems) -> expiry(root, problems, today));
  }

  private static void nameTwice(YamlNode root, Problems problems) {
    Seen.twice(
        root.texts("archiveRules", YamlNode.ANY, "name"),
        (name, first) ->
            problems.error(
                name,
                "archive rule '%s' is listed twice; the first is in line %d"
                    .formatted(name.text(), first.line()),
                "archive-rule.duplicate"));
  }

  private static void tooBroad(YamlNode root, Problems problems) {
    root.mappings("archiveRules", YamlNode.ANY)
        .flatMap(rule -> Stream.ofNullable(rule.entries().get("match")))
        .filter(match -> match.value() instanceof YamlMapping)
        .filter(match -> !isNarrow((YamlMapping) match.value()))
        .forEach(
            match ->
                problems.error(
                    match.key(),
                    "the rule would archive findings of resources and principals that nobody has"
                        + " reviewed; add 'eq' or 'contains' for resource, resourceOwnerAccount or"
                        + " principal.AWS",
                    "archive-rule.over-broad"));
  }

  private static void noAnalyzer(YamlNode root, Problems problems) {
    if (OrganizationRules.hasAnalyzers(root)) {
      return;
    }
    root.mappings("archiveRules", YamlNode.ANY)
        .limit(1)
        .forEach(
            rule ->
                problems.warning(
                    rule,
                    "with trustZone 'none' there is no analyzer of ours that could have archive"
                        + " rules; these have no effect",
                    "archive-rule.no-analyzer"));
  }

  private static boolean isNarrow(YamlMapping match) {
    return match.entries().entrySet().stream()
        .filter(criterion -> NARROWING.contains(criterion.getKey()))
        .map(criterion -> criterion.getValue().value())
        .flatMap(
            criterion ->
                Stream.concat(
                    criterion.texts("eq", YamlNode.ANY), criterion.texts("contains", YamlNode.ANY)))
        .anyMatch(value -> !value.text().replace("*", "").isBlank());
  }

  private static void expiry(YamlNode root, Problems problems, LocalDate today) {
    root.texts("archiveRules", YamlNode.ANY, "expires")
        .forEach(
            expires ->
                date(expires.text())
                    .ifPresentOrElse(
                        date -> expiry(expires, date, today, problems),
                        () ->
                            problems.error(
                                expires,
                                "'" + expires.text() + "' is not a date such as 2027-03-31",
                                "archive-rule.malformed-date")));
  }

  private static void expiry(
      YamlScalar expires, LocalDate date, LocalDate today, Problems problems) {
    if (date.isBefore(today)) {
      problems.error(
          expires,
          "the rule expired on "
              + date
              + "; remove it, or have it approved again with a later date",
          "archive-rule.expired");
    } else if (date.isBefore(today.plusDays(SOON_DAYS))) {
      problems.warning(
          expires,
          "the rule expires on " + date + "; remove it, or have it approved again",
          "archive-rule.expires-soon");
    }
  }

  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
