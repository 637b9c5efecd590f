package io.github.findingrelay.status;

import io.github.findingrelay.console.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What texts and pages say about a status in the same words. */
final class StatusWords {

  private StatusWords() {}

  /** One row for each chain. */
  static Table table(OrganizationStatus status) {
    return new Table(
        List.of("account", "name", "owner", "stack", "rules", "contacts", "notified"),
        status.chains().stream().map(StatusWords::row).toList());
  }

  private static List<String> row(Chain chain) {
    return List.of(
        chain.account().isEmpty() ? "-" : chain.account(),
        chain.name(),
        chain.owner().key(),
        chain.stack().condition().label(),
        rules(chain.rules()),
        contacts(chain.contacts()),
        chain.wayOut().label());
  }

  /** For example {@code 2 enabled}, or {@code 1 of 2 enabled}. */
  static String rules(List<RuleHealth> rules) {
    return counted(
        rules.stream().map(StatusWords::label).toList(),
        List.of("enabled", "disabled", "missing", "unknown"));
  }

  private static String label(RuleHealth rule) {
    return switch (rule.condition()) {
      case ENABLED, ENABLED_TOO_EARLY -> "enabled";
      case DISABLED, DISABLED_FOR_NOW -> "disabled";
      case MISSING -> "missing";
      case UNKNOWN -> "unknown";
    };
  }

  /** For example {@code 2 confirmed, 1 pending}. */
  static String contacts(List<ContactHealth> contacts) {
    return counted(
        contacts.stream().map(StatusWords::label).toList(),
        Stream.of(ContactHealth.ContactCondition.values()).map(StatusWords::label).toList());
  }

  /** In words, for people. */
  static String label(ContactHealth contact) {
    return label(contact.condition());
  }

  private static String label(ContactHealth.ContactCondition condition) {
    return condition.label().replace('-', ' ');
  }

  private static String counted(List<String> labels, List<String> order) {
    String counts =
        order.stream()
            .filter(labels::contains)
            .map(label -> "%d %s".formatted(labels.stream().filter(label::equals).count(), label))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "none" : counts;
  }

  /** One line. */
  static String summary(OrganizationStatus status) {
    long notified = status.count(Chain.NotificationState.YES);
    long upToDate =
        status.stacks().stream()
            .filter(health -> health.condition() == StackHealth.StackCondition.UP_TO_DATE)
            .count();
    long contacts =
        status.troubles().stream()
            .filter(trouble -> trouble.kind() == HealthProblem.Category.CONTACT)
            .flatMap(trouble -> trouble.subjects().stream())
            .distinct()
            .count();
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d chains reach somebody%s, %,d of %,d stacks up to date, contacts to look"
            + " at: %,d, dead letters: %s; %,d calls",
        verdict(status),
        notified,
        status.chains().size(),
        status.count(Chain.NotificationState.NOT_YET) > 0
            ? " (%,d not yet)".formatted(status.count(Chain.NotificationState.NOT_YET))
            : "",
        upToDate,
        status.stacks().size(),
        contacts,
        status.deadLetters().map(String::valueOf).orElse("unknown"),
        status.calls());
  }

  static String verdict(OrganizationStatus status) {
    String verdict = status.isWell() ? "well" : "not well";
    return status.isComplete() ? verdict : verdict + ", as far as AWS has answered";
  }

  /** What a line begins with. */
  static String label(HealthProblem trouble) {
    return switch (trouble.kind()) {
      case NOTE -> "note";
      case CONTACT -> "contact";
      case NOT_ASKED -> "unknown";
      default -> "not well";
    };
  }

  static String line(HealthProblem trouble) {
    return "%s: %s%s"
        .formatted(
            label(trouble),
            trouble.text(),
            trouble.owner().map(owner -> " (owner " + owner + ")").orElse(""));
  }
}
