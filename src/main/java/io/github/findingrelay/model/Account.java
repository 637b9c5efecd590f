package io.github.findingrelay.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * An AWS account.
 *
 * @param id 12 digits
 * @param contacts for this account only, besides those of the owner
 */
public record Account(String id, String name, Owner owner, List<Contact> contacts) {
    public Account {
        name = LineBreaks.without(name);
        contacts = List.copyOf(contacts);
    }

    /** Everybody who is notified: the owner's contacts, then the account's own; each once. */
    public List<Contact> recipients() {
        return Stream.concat(owner.contacts().stream(), contacts.stream()).toList();
    }

    /** The chat channels among the recipients. */
    public Stream<ChatChannel> channels() {
        return Contact.channels(recipients());
    }
}
