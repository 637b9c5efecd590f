package io.github.findingrelay.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** Accounts that come, go, or have another name or owner. */
final class AccountSentences {

    /** Of more, nobody reads what each was called. */
    private static final int EACH = 10;

    private final Map<String, Account> before;
    private final Map<String, Account> after;
    private final String fallback;

    /** Whether one owner is told of all accounts. */
    private final boolean shared;

    AccountSentences(OrganizationChange change) {
        this.before = byId(change.before());
        this.after = byId(change.after());
        this.fallback = change.after().notifications().fallback().key();
        this.shared = ReceiverSentences.isShared(change.after());
    }

    private static Map<String, Account> byId(Organization organization) {
        return organization.accounts().stream()
                .collect(toMap(Account::id, Function.identity(), (first, again) -> first, TreeMap::new));
    }

    static String named(Account account) {
        return "%s (%s)".formatted(account.name(), account.id());
    }

    Stream<Sentence> all() {
        return Stream.of(removed(), added(), moved(), renamed(), contacts()).flatMap(sentences -> sentences);
    }

    private Stream<Sentence> removed() {
        return missing(before, after)
                .collect(groupingBy(account -> account.owner().key(), TreeMap::new, namesOf()))
                .entrySet()
                .stream()
                .map(owner -> removed(owner.getKey(), owner.getValue()));
    }

    private Sentence removed(String owner, List<String> names) {
        if (shared) {
            String rest = " findings still reach %s, without a name".formatted(fallback);
            return Sentence.about(
                    Kind.READS_OTHERWISE,
                    names,
                    "account %s is removed; its" + rest,
                    "%d accounts are removed; their" + rest);
        }
        String rest = owner.equals(fallback)
                ? " findings reach the fallback, %s, without a name".formatted(fallback)
                : " findings reach the fallback, %s, no longer %s".formatted(fallback, owner);
        return Sentence.about(
                Kind.TOLD_NO_MORE, names, "account %s is removed; its" + rest, "%d accounts are removed; their" + rest);
    }

    private Stream<Sentence> added() {
        return missing(after, before)
                .collect(groupingBy(account -> account.owner().key(), TreeMap::new, namesOf()))
                .entrySet()
                .stream()
                .map(owner -> added(owner.getKey(), owner.getValue()));
    }

    private Sentence added(String owner, List<String> names) {
        if (shared) {
            return Sentence.about(
                    Kind.READS_OTHERWISE,
                    names,
                    "account %s is added; messages about it have its name",
                    "%d accounts are added; messages about them have their names");
        }
        String rest = owner.equals(fallback) ? "" : ", no longer the fallback, " + fallback;
        return Sentence.about(
                Kind.TOLD_FROM_NOW_ON,
                names,
                "account %s is added; its findings reach " + owner + rest,
                "%d accounts are added; their findings reach " + owner + rest);
    }

    private Stream<Sentence> moved() {
        return kept()
                .filter(account ->
                        !was(account).owner().key().equals(account.owner().key()))
                .collect(groupingBy(
                        account -> List.of(
                                was(account).owner().key(), account.owner().key()),
                        namesOf()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
                .map(owners -> moved(owners.getKey().get(0), owners.getKey().get(1), owners.getValue()));
    }

    private Sentence moved(String from, String to, List<String> names) {
        if (shared) {
            String rest =
                    " to %s, no longer to %s; %s is told of everything all the same".formatted(to, from, fallback);
            return Sentence.about(
                    Kind.NOTHING_CHANGES, names, "account %s belongs" + rest, "%d accounts belong" + rest);
        }
        String rest = " findings reach %s, no longer %s".formatted(to, from);
        return Sentence.about(
                Kind.TOLD_NO_MORE,
                names,
                "account %s has another owner; its" + rest,
                "%d accounts have another owner; their" + rest);
    }

    private Stream<Sentence> renamed() {
        List<Account> renamed = kept().filter(account -> !was(account).name().equals(account.name()))
                .toList();
        return renamed.size() > EACH
                ? Stream.of(new Sentence(
                        Kind.READS_OTHERWISE,
                        "messages call %d accounts by other names".formatted(renamed.size()),
                        renamed.stream().map(AccountSentences::named).toList()))
                : renamed.stream().map(this::renamed);
    }

    private Sentence renamed(Account account) {
        return new Sentence(
                Kind.READS_OTHERWISE,
                "messages call account %s '%s', no longer '%s'"
                        .formatted(account.id(), account.name(), was(account).name()));
    }

    /** Those that an account has besides its owner's. */
    private Stream<Sentence> contacts() {
        return kept().flatMap(account -> {
            ContactChanges contacts = new ContactChanges(was(account).contacts(), account.contacts());
            return shared
                    ? contacts.unheard(named(account))
                    : contacts.sentences(named(account), "findings in " + named(account));
        });
    }

    private Stream<Account> kept() {
        return after.values().stream().filter(account -> before.containsKey(account.id()));
    }

    private Account was(Account account) {
        return before.getOrDefault(account.id(), account);
    }

    private static Stream<Account> missing(Map<String, Account> some, Map<String, Account> others) {
        return some.values().stream().filter(account -> !others.containsKey(account.id()));
    }

    private static Collector<Account, ?, List<String>> namesOf() {
        return mapping(AccountSentences::named, toList());
    }
}
