package io.github.findingrelay.plan;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Owners with another name, another language or other contacts. */
final class OwnerSentences {

    private final OrganizationChange change;
    private final Map<String, Owner> before;
    private final Map<String, Owner> after;
    private final Map<String, Long> accounts;

    OwnerSentences(OrganizationChange change) {
        this.change = change;
        this.before = byKey(change.before());
        this.after = byKey(change.after());
        this.accounts = accounts(change.after());
    }

    private static Map<String, Owner> byKey(Organization organization) {
        return organization.owners().stream()
                .collect(toMap(Owner::key, Function.identity(), (first, again) -> first, TreeMap::new));
    }

    /** How many each is told of. */
    private static Map<String, Long> accounts(Organization organization) {
        return ReceiverSentences.isShared(organization)
                ? Map.of()
                : organization.accounts().stream()
                        .collect(groupingBy(account -> account.owner().key(), counting()));
    }

    Stream<Sentence> all() {
        return Stream.of(
                        after.values().stream()
                                .filter(owner -> before.containsKey(owner.key()))
                                .flatMap(this::kept),
                        after.keySet().stream()
                                .filter(key -> !before.containsKey(key))
                                .flatMap(this::added),
                        before.keySet().stream()
                                .filter(key -> !after.containsKey(key))
                                .flatMap(this::removed))
                .flatMap(sentences -> sentences);
    }

    private Stream<Sentence> kept(Owner owner) {
        Owner was = before.getOrDefault(owner.key(), owner);
        if (!isTold(owner.key(), change.after(), accounts)) {
            return was.equals(owner)
                    ? Stream.empty()
                    : unused("owner %s changes; nobody is told anything as this owner".formatted(owner.key()));
        }
        return Stream.of(
                        name(was, owner),
                        language(was, owner),
                        new ContactChanges(was.contacts(), owner.contacts()).sentences(owner.key(), what(owner.key())))
                .flatMap(sentences -> sentences);
    }

    private static Stream<Sentence> name(Owner was, Owner owner) {
        return was.name().equals(owner.name())
                ? Stream.empty()
                : Stream.of(new Sentence(
                        Kind.READS_OTHERWISE,
                        "messages call the owner %s '%s', no longer '%s'"
                                .formatted(owner.key(), owner.name(), was.name())));
    }

    private static Stream<Sentence> language(Owner was, Owner owner) {
        return was.language() == owner.language()
                ? Stream.empty()
                : Stream.of(new Sentence(
                        Kind.READS_OTHERWISE,
                        "%s reads messages in %s, no longer in %s"
                                .formatted(owner.key(), inWords(owner.language()), inWords(was.language()))));
    }

    static String inWords(Language language) {
        return switch (language) {
            case EN -> "English";
            case JA -> "Japanese";
        };
    }

    private Stream<Sentence> added(String key) {
        return isTold(key, change.after(), accounts)
                ? Stream.empty()
                : unused("owner %s is added; no account is theirs".formatted(key));
    }

    /** Whoever had accounts has lost them, which others say. */
    private Stream<Sentence> removed(String key) {
        return isTold(key, change.before(), accounts(change.before()))
                ? Stream.empty()
                : unused("owner %s is removed; no account was theirs".formatted(key));
    }

    private static Stream<Sentence> unused(String text) {
        return Stream.of(new Sentence(Kind.NOTHING_CHANGES, text));
    }

    private static boolean isTold(String key, Organization organization, Map<String, Long> accounts) {
        return accounts.containsKey(key) || isFallback(key, organization);
    }

    private static boolean isFallback(String key, Organization organization) {
        return organization.notifications().fallback().key().equals(key);
    }

    /** What an owner is told of. */
    private String what(String key) {
        if (ReceiverSentences.isShared(change.after())) {
            return "every finding";
        }
        long number = accounts.getOrDefault(key, 0L);
        String own = "findings of %s (%d %s)".formatted(key, number, number == 1 ? "account" : "accounts");
        if (!isFallback(key, change.after())) {
            return own;
        }
        String rest = "what no other rule matches";
        return number == 0 ? rest : own + ", and of " + rest;
    }
}
