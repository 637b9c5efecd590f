package io.github.findingrelay.status;

import static java.util.Comparator.naturalOrder;

import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.status.Chain.NotificationState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that findings pass, by account. */
final class DeliveryPaths {

    private final List<RuleHealth> forwarding = new ArrayList<>();
    private final List<RuleHealth> ofFallback = new ArrayList<>();
    private final List<RuleHealth> ofAll = new ArrayList<>();
    private final Map<String, List<RuleHealth>> ofAccounts = new HashMap<>();

    DeliveryPaths(List<RuleHealth> rules) {
        rules.forEach(this::sort);
    }

    private void sort(RuleHealth health) {
        if (health.rule().isForwarding()) {
            forwarding.add(health);
        } else if (health.rule().stack().kind() == StackKind.FOUNDATION) {
            ofFallback.add(health);
        } else if (health.rule().accounts().isEmpty()) {
            ofAll.add(health);
        }
        health.rule()
                .accounts()
                .forEach(id ->
                        ofAccounts.computeIfAbsent(id, key -> new ArrayList<>()).add(health));
    }

    /** Those of an account, or of the fallback if the id is empty. */
    List<RuleHealth> of(String account) {
        return account.isEmpty()
                ? ofFallback
                : Stream.concat(ofAccounts.getOrDefault(account, List.of()).stream(), ofAll.stream())
                        .toList();
    }

    /** Those that hand findings to the buses of some rules, and then these. */
    List<RuleHealth> through(List<RuleHealth> rules) {
        Stream<RuleHealth> before =
                forwarding.stream().filter(forward -> rules.stream().anyMatch(rule -> leadsTo(forward, rule)));
        return Stream.concat(before, rules.stream()).toList();
    }

    private static boolean leadsTo(RuleHealth forward, RuleHealth rule) {
        return forward.rule().buses().contains(rule.rule().bus());
    }

    private static boolean leadsTo(RuleHealth rule, ContactHealth contact) {
        return rule.rule().topics().stream().anyMatch(arn -> arn.endsWith(":" + contact.topic()));
    }

    /**
     * Whether findings come through any of some rules to a contact. One that does is enough; that
     * another is broken is said of the rule.
     */
    NotificationState notified(List<RuleHealth> rules, List<ContactHealth> contacts) {
        return rules.stream()
                .map(rule -> notified(rule, contacts))
                .max(naturalOrder())
                .orElse(NotificationState.NO);
    }

    /** The worst step on the way counts, and the best contact at its end. */
    private NotificationState notified(RuleHealth rule, List<ContactHealth> contacts) {
        NotificationState end = contacts.stream()
                .filter(contact -> leadsTo(rule, contact))
                .map(ContactHealth::receiving)
                .max(naturalOrder())
                .orElse(NotificationState.NO);
        return Stream.concat(Stream.of(end), through(List.of(rule)).stream().map(RuleHealth::passing))
                .min(naturalOrder())
                .orElseThrow();
    }
}
