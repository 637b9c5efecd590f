package io.github.findingrelay.config;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Access Analyzer takes any value in an archive rule, and never says that it cannot match. */
final class ArchiveRuleValues {

  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?<partition>aws(-cn|-us-gov)?):[a-z0-9-]+:[a-z0-9-]*:(?<account>[0-9]{12}|aws)?:.+");

  private final YamlNode root;
  private final Problems problems;
  private final Set<String> accounts;
  private final String partition;

  private ArchiveRuleValues(YamlNode root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.accounts =
        root.texts("accounts", YamlNode.ANY, "id")
            .map(YamlScalar::text)
            .collect(Collectors.toSet());
    this.partition =
        root.texts("organization", "partition").map(YamlScalar::text).findFirst().orElse("aws");
  }

  static void check(YamlNode root, Problems problems) {
    new ArchiveRuleValues(root, problems).check();
  }

  private void check() {
    root.mappings("archiveRules", YamlNode.ANY, "match").forEach(this::match);
  }

  private void match(YamlMapping match) {
    for (YamlMapping.YamlEntry criterion : match.entries().values()) {
      String key = criterion.key().text();
      filterKey(criterion.key());
      Stream.of("eq", "neq")
          .flatMap(operator -> criterion.value().texts(operator, YamlNode.ANY))
          .forEach(value -> value(key, value));
      if (key.equals("isPublic")) {
        truthValues(criterion.value());
      }
    }
    resourcesOfOthers(match);
  }

  private void filterKey(YamlScalar key) {
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

  private void value(String key, YamlScalar value) {
    switch (key) {
      case "resourceOwnerAccount" -> ownerAccount(value);
      case "condition.kms:CallerAccount", "condition.aws:VpceAccount" -> accountId(value);
      case "principal.AWS" -> principal(value);
      case "resource" -> arn(value);
      case "resourceType" -> resourceType(value);
      default -> {
        // Access Analyzer takes any text for the other keys.
      }
    }
  }

  private void ownerAccount(YamlScalar value) {
    if (accountId(value) && !accounts.isEmpty() && !accounts.contains(value.text())) {
      problems.warning(
          value,
          "account '%s' is not under 'accounts'%s"
              .formatted(value.text(), Suggestion.of(value.text(), accounts).orElse("")),
          "archive-rule.unknown-account");
    }
  }

  private boolean accountId(YamlScalar value) {
    boolean right = ACCOUNT_ID.matcher(value.text()).matches();
    if (!right) {
      problems.error(
          value,
          "'" + value.text() + "' is not an account id: 12 digits in quotes",
          "archive-rule.malformed-account-id");
    }
    return right;
  }

  private void principal(YamlScalar value) {
    String text = value.text();
    if (text.startsWith("arn:")) {
      arn(value);
    } else if (!text.equals("*")) {
      accountId(value);
    }
  }

  private void arn(YamlScalar value) {
    Matcher arn = ARN.matcher(value.text());
    if (!arn.matches()) {
      problems.error(
          value,
          "'"
              + value.text()
              + "' is not an ARN such as arn:aws:iam::111122223333:role/upload or"
              + " arn:aws:s3:::bucket",
          "archive-rule.malformed-arn");
    } else if (value.text().contains("*")) {
      problems.error(
          value,
          "'"
              + value.text()
              + "' would be compared with its asterisk; 'eq' and 'neq' know no wildcards, 'contains'"
              + " takes a part of the value",
          "archive-rule.wildcard");
    } else if (!arn.group("partition").equals(partition)) {
      problems.error(
          value,
          "'%s' is of another partition than '%s', in which this organization is"
              .formatted(value.text(), partition),
          "archive-rule.other-partition");
    }
  }

  /** A warning only: AWS adds types. */
  private void resourceType(YamlScalar value) {
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

  private void truthValues(YamlNode criterion) {
    Stream.of("eq", "neq", "contains")
        .flatMap(operator -> criterion.texts(operator, YamlNode.ANY))
        .filter(value -> !value.text().equals("true") && !value.text().equals("false"))
        .forEach(
            value ->
                problems.error(
                    value,
                    "'" + value.text() + "' cannot match: isPublic is \"true\" or \"false\"",
                    "archive-rule.cannot-match"));
  }

  /** All criteria must hold, so that the owner in an ARN has to be among the owners. */
  private void resourcesOfOthers(YamlMapping match) {
    Set<String> owners =
        match
            .texts("resourceOwnerAccount", "eq", YamlNode.ANY)
            .map(YamlScalar::text)
            .collect(Collectors.toSet());
    if (owners.isEmpty()) {
      return;
    }
    match
        .texts("resource", "eq", YamlNode.ANY)
        .forEach(
            resource -> {
              Matcher arn = ARN.matcher(resource.text());
              String owner = arn.matches() ? arn.group("account") : null;
              if (owner != null && !owners.contains(owner)) {
                problems.error(
                    resource,
                    "'%s' cannot match: it is owned by %s, and resourceOwnerAccount must be %s"
                        .formatted(
                            resource.text(),
                            owner,
                            owners.stream().sorted().collect(Collectors.joining(" or "))),
                    "archive-rule.cannot-match");
              }
            });
  }
}
