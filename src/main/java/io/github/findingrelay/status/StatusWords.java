package io.github.findingrelay.status;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.ContactHealth.ContactCondition;
import io.github.findingrelay.status.HealthProblem.Category;
import io.github.findingrelay.status.StackHealth.StackCondition;
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
                account(chain),
                chain.name(),
                chain.owner().key(),
                chain.stack().condition().label(),
                rules(chain.rules()),
                contacts(chain.contacts()),
                chain.notified().label());
    }

    static String account(Chain chain) {
        return chain.account().isEmpty() ? "-" : chain.account();
    }

    /** For example {@code 2 enabled}, or {@code 1 enabled, 1 missing}. */
    static String rules(List<RuleHealth> rules) {
        return counted(
                rules.stream().map(StatusWords::label).toList(), List.of("enabled", "disabled", "missing", "unknown"));
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
                Stream.of(ContactCondition.values()).map(StatusWords::label).toList());
    }

    /** In words, for people. */
    static String label(ContactHealth contact) {
        return label(contact.condition());
    }

    private static String label(ContactCondition condition) {
        return condition.inWords();
    }

    private static String counted(List<String> labels, List<String> order) {
        String counts = order.stream()
                .filter(labels::contains)
                .map(label ->
                        "%d %s".formatted(labels.stream().filter(label::equals).count(), label))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "none" : counts;
    }

    /** One line. */
    static String summary(OrganizationStatus status) {
        long upToDate = status.stacks().stream()
                .filter(stack -> stack.condition() == StackCondition.UP_TO_DATE)
                .count();
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d chains reach somebody%s, %,d of %,d stacks up to date, contacts to look"
                        + " at: %,d, dead letters: %s, failed deliveries: %s; %,d calls",
                verdict(status),
                status.count(NotificationState.YES),
                status.chains().size(),
                notYet(status.count(NotificationState.NOT_YET)),
                upToDate,
                status.stacks().size(),
                contacts(status),
                status.deadLetters().map(String::valueOf).orElse("unknown"),
                status.failedDeliveries().map(String::valueOf).orElse("unknown"),
                status.calls());
    }

    private static String notYet(long chains) {
        return chains == 0 ? "" : " (%,d not yet)".formatted(chains);
    }

    private static long contacts(OrganizationStatus status) {
        return status.problems().stream()
                .filter(problem -> problem.kind() == Category.CONTACT)
                .flatMap(problem -> problem.subjects().stream())
                .distinct()
                .count();
    }

    static String verdict(OrganizationStatus status) {
        String verdict = status.isHealthy() ? "healthy" : "unhealthy";
        if (!status.isComplete()) {
            return verdict + ", as far as AWS has answered";
        }
        return status.has(Category.OUT_OF_REACH) ? verdict + ", as far as these credentials reach" : verdict;
    }

    /** What a line begins with. */
    static String label(HealthProblem problem) {
        return switch (problem.kind()) {
            case NOTE, OUT_OF_REACH -> "note";
            case CONTACT -> "contact";
            case NOT_ASKED -> "unknown";
            default -> "unhealthy";
        };
    }

    static String line(HealthProblem problem) {
        String owner = problem.owner().map(key -> " (owner " + key + ")").orElse("");
        return "%s: %s%s".formatted(label(problem), problem.text(), owner);
    }
}
