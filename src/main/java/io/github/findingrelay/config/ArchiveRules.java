package io.github.findingrelay.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An archive rule hides findings, so that it must be narrow, right and not forever. */
final class ArchiveRules {

  private static final int SOON_DAYS = 30;
  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
  private static final Pattern ARN =
      Pattern.compile("arn:aws(-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}|aws)?:.+");

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
        ArchiveRules::criteria,
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

  private static void criteria(YamlNode root, Problems problems) {
    root.mappings("archiveRules", YamlNode.ANY, "match")
        .flatMap(match -> match.entries().values().stream())
        .forEach(
            criterion -> {
              filterKey(criterion.key(), problems);
              Stream.of("eq", "neq")
                  .flatMap(operator -> criterion.value().texts(operator, YamlNode.ANY))
                  .forEach(value -> value(criterion.key().text(), value, problems));
            });
  }

  private static void filterKey(YamlScalar key, Problems problems) {
    if (!FilterKeys.ALL.contains(key.text())) {
      problems.error(
          key,
          "'%s' is not an Access Analyzer filter key that an archive rule can use%s"
              .formatted(
                  key.text(),
                  Suggestion.of(key.text(), FilterKeys.ALL)
                      .orElse("; such keys are resource, resourceType, principal.AWS")),
          "archive-rule.unknown-filter-key");
    }
  }

  private static void value(String key, YamlScalar value, Problems problems) {
    switch (key) {
      case "resourceOwnerAccount", "condition.kms:CallerAccount", "condition.aws:VpceAccount" ->
          accountId(value, problems);
      case "principal.AWS" -> principal(value, problems);
      case "resource" -> arn(value, problems);
      case "resourceType" -> resourceType(value, problems);
      default -> {
        // Access Analyzer takes any text for the other keys.
      }
    }
  }

  private static void accountId(YamlScalar value, Problems problems) {
    if (!ACCOUNT_ID.matcher(value.text()).matches()) {
      problems.error(
          value,
          "'" + value.text() + "' is not an account id: 12 digits in quotes",
          "archive-rule.malformed-account-id");
    }
  }

  private static void principal(YamlScalar value, Problems problems) {
    String text = value.text();
    if (text.startsWith("arn:")) {
      arn(value, problems);
    } else if (!text.equals("*")) {
      accountId(value, problems);
    }
  }

  private static void arn(YamlScalar value, Problems problems) {
    if (!ARN.matcher(value.text()).matches()) {
      problems.error(
          value,
          "'"
              + value.text()
              + "' is not an ARN such as arn:aws:iam::111122223333:role/upload or"
              + " arn:aws:s3:::bucket",
          "archive-rule.malformed-arn");
    }
  }

  /** A warning only: AWS adds types. */
  private static void resourceType(YamlScalar value, Problems problems) {
    if (!FilterKeys.RESOURCE_TYPES.contains(value.text())) {
      problems.warning(
          value,
          "'%s' is not a resource type that Access Analyzer is known to report%s"
              .formatted(
                  value.text(),
                  Suggestion.of(value.text(), FilterKeys.RESOURCE_TYPES)
                      .orElse("; one is AWS::IAM::Role")),
          "archive-rule.unknown-resource-type");
    }
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
