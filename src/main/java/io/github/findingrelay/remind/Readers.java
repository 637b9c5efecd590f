package io.github.findingrelay.remind;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.subscriptions.Subscriber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * People who get one message together: those who are mailed about the same accounts of an owner, or
 * a chat channel with all that it hears of an owner.
 *
 * @param id the owner's key; behind it, for accounts with addresses of their own, the lowest of
 *     their ids, and for a channel its key
 * @param addresses in lower case, since SNS does not tell it from upper case
 * @param channel then there are no addresses
 */
record Readers(String id, Owner owner, Set<String> addresses, Optional<ChatChannel> channel) {
    Readers {
        addresses = Set.copyOf(addresses);
    }

    /** Those who are mailed about accounts that have nobody else. */
    static Readers of(Owner owner) {
        return new Readers(owner.key(), owner, keys(owner.contacts()), Optional.empty());
    }

    /** Those who are mailed about accounts that have addresses of their own. */
    static Readers of(Owner owner, Set<String> own, String lowestAccount) {
        Set<String> all = new TreeSet<>(own);
        all.addAll(keys(owner.contacts()));
        return new Readers(id(owner, lowestAccount), owner, all, Optional.empty());
    }

    static Readers of(Owner owner, ChatChannel channel) {
        return new Readers(id(owner, channel.key()), owner, Set.of(), Optional.of(channel));
    }

    private static String id(Owner owner, String behind) {
        return owner.key() + "/" + behind;
    }

    /** Whether everybody among others is one of them. */
    boolean include(Readers others) {
        return channel.equals(others.channel()) && addresses.containsAll(others.addresses());
    }

    /** The mail addresses among some contacts, as they are compared. */
    static Set<String> keys(List<Contact> contacts) {
        return Contact.addresses(contacts).map(Subscriber::key).collect(Collectors.toCollection(TreeSet::new));
    }
}
