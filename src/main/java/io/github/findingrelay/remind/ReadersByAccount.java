package io.github.findingrelay.remind;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Routing;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is told of which account: as with notifications, its owner's contacts and its own. Accounts of
 * the same owner with the same addresses are told of together.
 */
final class ReadersByAccount {

    private final List<Readers> fallback;
    private final Map<String, List<Readers>> byAccount = new HashMap<>();
    private final Map<String, Readers> byId = new LinkedHashMap<>();

    ReadersByAccount(Organization organization) {
        if (organization.notifications().routing() != Routing.SHARED) {
            Grouping grouping = new Grouping();
            organization.accounts().stream()
                    .sorted(Comparator.comparing(Account::id))
                    .forEach(grouping::add);
        }
        Owner owner = organization.notifications().fallback();
        this.fallback = Stream.concat(mailed(Readers.of(owner)), channels(owner, owner.contacts()))
                .toList();
        fallback.forEach(readers -> byId.put(readers.id(), readers));
    }

    private static Stream<Readers> mailed(Readers readers) {
        return Stream.of(readers).filter(some -> !some.addresses().isEmpty());
    }

    private static Stream<Readers> channels(Owner owner, List<Contact> contacts) {
        return Contact.channels(contacts).distinct().map(channel -> Readers.of(owner, channel));
    }

    /** Takes accounts from the lowest id to the highest, so that the order of the file does not matter. */
    private final class Grouping {

        private record Alike(String owner, Set<String> addresses) {}

        private final Map<Alike, Readers> groups = new HashMap<>();

        void add(Account account) {
            List<Readers> all = Stream.concat(mailed(readers(account)), channels(account.owner(), account.recipients()))
                    .toList();
            byAccount.put(account.id(), all);
            all.forEach(readers -> byId.putIfAbsent(readers.id(), readers));
        }

        private Readers readers(Account account) {
            Owner owner = account.owner();
            Set<String> own = Readers.keys(account.contacts());
            own.removeAll(Readers.keys(owner.contacts()));
            return groups.computeIfAbsent(
                    new Alike(owner.key(), own),
                    alike -> own.isEmpty() ? Readers.of(owner) : Readers.of(owner, own, account.id()));
        }
    }

    /** Those of an account; of one that accounts.yaml lacks, and of all that is shared, the fallback. */
    List<Readers> of(String account) {
        return byAccount.getOrDefault(account, fallback);
    }

    /** Those of the fallback. */
    List<Readers> fallback() {
        return fallback;
    }

    /** Each once. */
    Collection<Readers> all() {
        return List.copyOf(byId.values());
    }

    /** Those of a reminder. */
    Readers of(Reminder reminder) {
        Readers readers = byId.get(reminder.id());
        if (readers == null) {
            throw new IllegalArgumentException("nobody reads " + reminder.id());
        }
        return readers;
    }
}
