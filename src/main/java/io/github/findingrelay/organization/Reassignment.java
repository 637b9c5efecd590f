package io.github.findingrelay.organization;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.organization.KnownOwners.ClaimedOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which accounts get another owner, since somebody says so now.
 *
 * @param changes in the order of accounts.yaml
 * @param unclear how many accounts keep their owner because what is said of them leads to nobody, by what that is
 */
record Reassignment(List<OwnerChange> changes, SortedMap<String, Integer> unclear) {

    Reassignment {
        changes = List.copyOf(changes);
    }

    /** An account whose owner changes. */
    record OwnerChange(Account account, String owner) {
        String text() {
            return "  %s  %s: %s -> %s%n"
                    .formatted(account.id(), account.name(), account.owner().key(), owner);
        }
    }

    /** Compares accounts.yaml with what is said now; accounts of which nothing is said stay as they are. */
    static Reassignment of(Organization organization, List<ListedAccount> accounts) {
        KnownOwners owners = new KnownOwners(organization);
        Map<String, ListedAccount> said =
                accounts.stream().collect(Collectors.toMap(ListedAccount::id, account -> account, (one, two) -> one));
        List<OwnerChange> changes = new ArrayList<>();
        SortedMap<String, Integer> unclear = new TreeMap<>();
        for (Account account : organization.accounts()) {
            Optional.ofNullable(said.get(account.id()))
                    .filter(one -> !one.claim().isEmpty())
                    .ifPresent(one -> {
                        ClaimedOwner claimed = owners.of(one.claim());
                        if (!claimed.isKnown()) {
                            unclear.merge(claimed.remark().replaceFirst("^TODO: ", ""), 1, Integer::sum);
                        } else if (!claimed.owner().equals(account.owner())) {
                            changes.add(new OwnerChange(account, claimed.owner().key()));
                        }
                    });
        }
        return new Reassignment(changes, unclear);
    }

    /** Keys of owners, by account. */
    Map<String, String> owners() {
        return changes.stream().collect(Collectors.toMap(one -> one.account().id(), OwnerChange::owner));
    }

    /** Who gets what, and what stays open. */
    String text() {
        StringBuilder text = new StringBuilder();
        changes.forEach(change -> text.append(change.text()));
        unclear.forEach((why, count) ->
                text.append("%d account%s as before: %s%n".formatted(count, count == 1 ? " stays" : "s stay", why)));
        return text.toString();
    }
}
