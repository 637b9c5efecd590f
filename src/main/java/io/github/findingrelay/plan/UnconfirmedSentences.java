package io.github.findingrelay.plan;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose findings reach nobody until somebody has confirmed a subscription that is new. */
record UnconfirmedSentences(OrganizationChange change) {

    /** A mail address at a topic: what people confirm. */
    private record Subscription(String topic, String address) {}

    /** Beside what goes on notifying, or without any rule, nobody is missed. */
    Stream<Sentence> all() {
        boolean enabled = change.all(one -> one.notifications().state() == RuleState.ENABLED);
        return enabled && !change.isElsewhere() ? Stream.concat(accounts(), fallback()) : Stream.empty();
    }

    private Stream<Sentence> accounts() {
        if (ReceiverSentences.isShared(change.after())) {
            return Stream.empty();
        }
        Set<Subscription> confirmed = subscriptions(change.before());
        Set<String> known = Set.copyOf(change.before().accountIds());
        List<String> silent = change.after().accounts().stream()
                .filter(account -> known.contains(account.id()))
                .filter(account -> account.channels().findAny().isEmpty())
                .filter(account -> of(change.after(), account).noneMatch(confirmed::contains))
                .map(AccountSentences::named)
                .toList();
        return silent.isEmpty()
                ? Stream.empty()
                : Stream.of(Sentence.about(
                        Kind.NOBODY_TOLD,
                        silent,
                        "until one of its mail addresses confirms anew, nobody hears of findings in %s",
                        "until one of their mail addresses confirms anew, nobody hears of findings in %d accounts"));
    }

    private Stream<Sentence> fallback() {
        Set<Subscription> confirmed = subscriptions(change.before());
        boolean silent =
                change.after().notifications().fallback().channels().findAny().isEmpty()
                        && ofFallback(change.after()).noneMatch(confirmed::contains);
        return silent
                ? Stream.of(new Sentence(
                        Kind.NOBODY_TOLD,
                        "until one of the mail addresses of %s confirms anew, nobody hears of %s, nor of failed deliveries"
                                .formatted(
                                        change.after()
                                                .notifications()
                                                .fallback()
                                                .key(),
                                        ReceiverSentences.isShared(change.after())
                                                ? "any finding"
                                                : "what no other rule matches")))
                : Stream.empty();
    }

    private static Set<Subscription> subscriptions(Organization organization) {
        return Stream.concat(
                        ofFallback(organization),
                        ReceiverSentences.isShared(organization)
                                ? Stream.empty()
                                : organization.accounts().stream().flatMap(account -> of(organization, account)))
                .collect(Collectors.toSet());
    }

    private static Stream<Subscription> ofFallback(Organization organization) {
        ResourceNames names = organization.names();
        return at(
                ReceiverSentences.isShared(organization) ? names.shared() : names.fallback(),
                organization.notifications().fallback().contacts());
    }

    private static Stream<Subscription> of(Organization organization, Account account) {
        ResourceNames names = organization.names();
        String owner = account.owner().key();
        return switch (organization.notifications().routing()) {
            case OWNER ->
                Stream.concat(
                        at(names.owner(owner), account.owner().contacts()),
                        at(names.ownTopic(owner, account.id()), account.contacts()));
            case ACCOUNT, SHARED -> at(names.account(account.id()), account.recipients());
        };
    }

    private static Stream<Subscription> at(String topic, List<Contact> contacts) {
        return Contact.addresses(contacts).map(address -> new Subscription(topic, address));
    }
}
