package io.github.findingrelay.plan;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Who is told of what belongs to nobody, or of everything. */
record ReceiverSentences(OrganizationChange change) {

    Stream<Sentence> all() {
        Owner was = change.before().notifications().fallback();
        Owner is = change.after().notifications().fallback();
        boolean before = isShared(change.before());
        boolean after = isShared(change.after());
        if (before == after) {
            return was.key().equals(is.key())
                    ? Stream.empty()
                    : Stream.of(new Sentence(
                            Kind.TOLD_NO_MORE,
                            "%s %s, no longer %s"
                                    .formatted(
                                            after ? "every finding reaches" : "what no other rule matches reaches",
                                            is.key(),
                                            was.key())));
        }
        return after
                ? Stream.concat(owners(is.key()), ownContacts())
                : Stream.of(new Sentence(
                        Kind.TOLD_NO_MORE,
                        "findings reach the owners of their accounts, no longer %s; %s is told of what no other rule matches"
                                .formatted(was.key(), is.key())));
    }

    private Stream<Sentence> owners(String receiver) {
        List<String> others = change.before().accounts().stream()
                .map(account -> account.owner().key())
                .filter(owner -> !owner.equals(receiver))
                .distinct()
                .sorted()
                .toList();
        String rest = " no longer told of anything: every finding reaches " + receiver;
        return others.isEmpty()
                ? Stream.empty()
                : Stream.of(Sentence.about(Kind.TOLD_NO_MORE, others, "%s is" + rest, "%d owners are" + rest));
    }

    private Stream<Sentence> ownContacts() {
        List<String> accounts = change.before().accounts().stream()
                .filter(account -> !account.contacts().isEmpty())
                .map(AccountSentences::named)
                .toList();
        String rest = " are no longer told of anything";
        return accounts.isEmpty()
                ? Stream.empty()
                : Stream.of(Sentence.about(
                        Kind.TOLD_NO_MORE,
                        accounts,
                        "the contacts that account %s has of its own" + rest,
                        "the contacts that %d accounts have of their own" + rest));
    }

    static boolean isShared(Organization organization) {
        return organization.notifications().routing() == Routing.SHARED;
    }
}
