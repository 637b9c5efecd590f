package io.github.findingrelay.status;

import static java.util.stream.Collectors.joining;

import io.github.findingrelay.model.Owner;
import io.github.findingrelay.status.ContactHealth.ContactCondition;
import io.github.findingrelay.status.HealthProblem.Category;
import io.github.findingrelay.status.StackHealth.StackCondition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The chain from an account to the people who are notified of its findings.
 *
 * @param account id; empty: the fallback for findings that belong to no account
 * @param stopped what keeps the delivery from telling anybody anything, if that is so
 */
record Chain(
        String account,
        String name,
        Owner owner,
        StackHealth stack,
        List<RuleHealth> rules,
        Optional<String> stopped,
        List<ContactHealth> contacts,
        NotificationState notified) {
    Chain {
        rules = List.copyOf(rules);
        contacts = List.copyOf(contacts);
    }

    /** Whether findings reach anybody; the worst first. */
    enum NotificationState {
        NO("no"),
        UNKNOWN("unknown"),
        /** Everything is ready, and the rules are disabled on purpose. */
        NOT_YET("not yet"),
        YES("yes");

        private final String label;

        NotificationState(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What people call it. */
    String title() {
        return account.isEmpty() ? name : account + " " + name;
    }

    /** Whether nobody has to look at it: it reaches everybody whom it should, or will once it is enabled. */
    boolean isHealthy() {
        return (notified == NotificationState.YES || notified == NotificationState.NOT_YET)
                && stack.condition() == StackCondition.UP_TO_DATE
                && contacts.stream().allMatch(ContactHealth::isReached);
    }

    /** Why nobody is notified, if that is so. */
    Optional<String> reason() {
        return notified == NotificationState.NO ? Optional.of(broken()) : Optional.empty();
    }

    private String broken() {
        if (stack.condition().isAbsent()) {
            return "its stack " + stack.words();
        }
        if (rules.isEmpty()) {
            return "generated/ has no rule for it; run './relay render'";
        }
        if (stopped.isPresent()) {
            return stopped.get();
        }
        return contacts.stream().anyMatch(ContactHealth::isReached) ? brokenRules() : lostContacts();
    }

    private String brokenRules() {
        return rules.stream()
                .filter(rule -> !rule.condition().isHealthy())
                .map(rule -> "rule %s %s"
                        .formatted(rule.rule().name(), rule.condition().words()))
                .collect(joining("; "));
    }

    private String lostContacts() {
        return contacts.stream()
                .filter(contact -> contact.condition() != ContactCondition.UNWANTED)
                .map(contact -> contact.shown() + " " + contact.condition().words())
                .collect(joining("; "));
    }

    Stream<HealthProblem> problems() {
        return reason().stream()
                .map(why -> HealthProblem.of(
                        Category.NOBODY_NOTIFIED, title(), "notifies nobody: " + why, Optional.of(owner.key())));
    }
}
