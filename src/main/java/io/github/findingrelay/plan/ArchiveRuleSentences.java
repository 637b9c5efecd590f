package io.github.findingrelay.plan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.KnownPrincipals;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What archive rules hide from whom. */
final class ArchiveRuleSentences {

    private static final String OWNER_ACCOUNT = "resourceOwnerAccount";

    private final OrganizationChange change;
    private final Map<String, ArchiveRule> before;
    private final Map<String, ArchiveRule> after;

    ArchiveRuleSentences(OrganizationChange change) {
        this.change = change;
        // Where there were no analyzers, no rule has hidden anything.
        this.before =
                change.before().trustZone() == TrustZone.NONE && change.after().trustZone() != TrustZone.NONE
                        ? Map.of()
                        : byName(change.before());
        this.after = byName(change.after());
    }

    private static Map<String, ArchiveRule> byName(Organization organization) {
        return organization.archiveRules().stream()
                .collect(toMap(ArchiveRule::name, Function.identity(), (first, again) -> first, TreeMap::new));
    }

    Stream<Sentence> all() {
        Stream<Sentence> rules = change.after().trustZone() == TrustZone.NONE
                ? withoutAnalyzers()
                : Stream.concat(
                        after.values().stream().flatMap(this::addedOrChanged),
                        before.values().stream()
                                .filter(rule -> !after.containsKey(rule.name()))
                                .flatMap(this::removed));
        return Stream.concat(rules, principals());
    }

    private Stream<Sentence> withoutAnalyzers() {
        return before.equals(after) || principals().findAny().isPresent()
                ? Stream.empty()
                : Stream.of(new Sentence(
                        Kind.NOTHING_CHANGES,
                        "archive rules change; there is no analyzer of ours that could have them"));
    }

    /** Messages say which rule knows an account outside. */
    private Stream<Sentence> principals() {
        Map<String, String> was = KnownPrincipals.of(change.before().archiveRules());
        Map<String, String> is = KnownPrincipals.of(change.after().archiveRules());
        List<String> changed = Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .sorted()
                .filter(account -> !Objects.equals(was.get(account), is.get(account)))
                .map(account -> "%s (%s)".formatted(account, is.getOrDefault(account, "no rule any more")))
                .toList();
        return changed.isEmpty()
                ? Stream.empty()
                : Stream.of(Sentence.about(
                        Kind.READS_OTHERWISE,
                        changed,
                        "messages say otherwise which archive rule names account %s",
                        "messages say otherwise which archive rules name %d accounts"));
    }

    private Stream<Sentence> addedOrChanged(ArchiveRule rule) {
        ArchiveRule was = before.get(rule.name());
        if (was == null) {
            return Stream.of(twin(rule, before, after)
                    .map(name -> new Sentence(
                            Kind.UNNOTICED, "archive rule %s is called %s from now on".formatted(name, rule.name())))
                    .orElseGet(() -> new Sentence(
                            Kind.HIDDEN,
                            "archive rule %s %s; %s"
                                    .formatted(rule.name(), hides("hides", rule, change.after()), approved(rule)))));
        }
        Stream<Sentence> match = was.match().equals(rule.match()) ? Stream.empty() : Stream.of(rematched(was, rule));
        return Stream.concat(match, notes(was, rule));
    }

    /** A rule of one state that the other has under another name. */
    private static Optional<String> twin(
            ArchiveRule rule, Map<String, ArchiveRule> others, Map<String, ArchiveRule> all) {
        return others.values().stream()
                .filter(other -> !all.containsKey(other.name()) && other.match().equals(rule.match()))
                .map(ArchiveRule::name)
                .findFirst();
    }

    private Sentence rematched(ArchiveRule was, ArchiveRule rule) {
        boolean wider = ComparedCriterion.hidesAllOf(rule, was);
        boolean narrower = ComparedCriterion.hidesAllOf(was, rule);
        if (wider && narrower) {
            return new Sentence(
                    Kind.UNNOTICED,
                    "archive rule %s is written differently, and hides the same".formatted(rule.name()));
        }
        String now = hides("it hides", rule, change.after())
                + differing("no longer in it", was, rule)
                + differing("new in it", rule, was);
        return narrower
                ? new Sentence(
                        Kind.TOLD_FROM_NOW_ON,
                        "archive rule %s hides less: %s; what it has archived stays archived"
                                .formatted(rule.name(), now))
                : new Sentence(
                        Kind.HIDDEN,
                        "archive rule %s hides %s: %s; %s"
                                .formatted(rule.name(), wider ? "more" : "something else", now, approved(rule)));
    }

    /** What criteria ask for, and another rule does not. */
    private String differing(String verb, ArchiveRule some, ArchiveRule other) {
        String criteria = some.match().stream()
                .flatMap(criterion -> ComparedCriterion.without(criterion, other.match()).stream())
                .map(criterion -> inWords(criterion, change.after()))
                .collect(joining(", "));
        return criteria.isEmpty() ? "" : "; %s: %s".formatted(verb, criteria);
    }

    private Stream<Sentence> removed(ArchiveRule rule) {
        return twin(rule, after, before).isPresent()
                ? Stream.empty()
                : Stream.of(new Sentence(
                        Kind.TOLD_FROM_NOW_ON,
                        "archive rule %s is removed: %s; what is new of that is told, what it has archived stays archived"
                                .formatted(rule.name(), hides("it hid", rule, change.before()))));
    }

    /** In words only. */
    private static Stream<Sentence> notes(ArchiveRule was, ArchiveRule rule) {
        return Stream.of(
                        note(was.approvedBy(), rule.approvedBy(), "is approved by"),
                        note(expiry(was), expiry(rule), "holds"),
                        note(was.reason(), rule.reason(), "has the reason"))
                .flatMap(notes -> notes)
                .map(text -> new Sentence(
                        Kind.UNNOTICED, "archive rule %s %s; it hides the same".formatted(rule.name(), text)));
    }

    private static Stream<String> note(String was, String is, String verb) {
        return was.equals(is) ? Stream.empty() : Stream.of("%s '%s', no longer '%s'".formatted(verb, is, was));
    }

    private static String approved(ArchiveRule rule) {
        return "approved by %s, %s".formatted(rule.approvedBy(), expiry(rule));
    }

    private static String expiry(ArchiveRule rule) {
        return rule.expires().map(date -> "until " + date).orElse("without an end");
    }

    /** From whom it hides what. */
    private static String hides(String verb, ArchiveRule rule, Organization organization) {
        String what = rule.match().stream()
                .filter(criterion -> !isPrincipal(criterion))
                .map(criterion -> inWords(criterion, organization))
                .collect(joining(" and "));
        return "%s from %s what %s may do%s"
                .formatted(
                        verb,
                        whom(rule, organization),
                        who(rule, organization),
                        what.isEmpty() ? "" : ", where " + what);
    }

    private static String inWords(Criterion criterion, Organization organization) {
        return criterion.key() + " " + ComparedCriterion.shortened(criterion).test(value -> named(value, organization));
    }

    private static boolean isPrincipal(Criterion criterion) {
        return criterion.key().startsWith("principal.");
    }

    private static String who(ArchiveRule rule, Organization organization) {
        String who = rule.match().stream()
                .filter(ArchiveRuleSentences::isPrincipal)
                .map(criterion -> isPlain(criterion)
                        ? ComparedCriterion.shortened(criterion).eq().stream()
                                .map(value -> named(value, organization))
                                .collect(joining(" or "))
                        : "whoever's " + inWords(criterion, organization))
                .collect(joining(", as "));
        return who.isEmpty() ? "anybody" : who;
    }

    private static boolean isPlain(Criterion criterion) {
        return !criterion.eq().isEmpty()
                && criterion.neq().isEmpty()
                && criterion.contains().isEmpty()
                && criterion.exists().isEmpty();
    }

    /** The owners of the accounts whose findings it can hide. */
    private static String whom(ArchiveRule rule, Organization organization) {
        List<Criterion> accounts = rule.match().stream()
                .filter(criterion -> criterion.key().equals(OWNER_ACCOUNT))
                .toList();
        if (accounts.isEmpty()) {
            return "everybody";
        }
        if (ReceiverSentences.isShared(organization)) {
            return organization.notifications().fallback().key();
        }
        List<String> owners = organization.accounts().stream()
                .filter(account -> accounts.stream().allMatch(criterion -> criterion.holds(Optional.of(account.id()))))
                .map(Account::owner)
                .map(owner -> owner.key())
                .distinct()
                .sorted()
                .toList();
        return owners.isEmpty()
                ? "the fallback, " + organization.notifications().fallback().key() + ","
                : ChangeGroup.shortened(owners);
    }

    private static String named(String value, Organization organization) {
        return organization.accounts().stream()
                .filter(account -> account.id().equals(value))
                .findFirst()
                .map(AccountSentences::named)
                .orElse(value);
    }
}
