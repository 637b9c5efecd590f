package io.github.findingrelay.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * People who own accounts.
 *
 * @param key what accounts refer to
 * @param language the owner's own, or that of the notifications
 * @param contacts at least one
 */
public record Owner(String key, String name, Language language, List<Contact> contacts) {
    public Owner {
        name = LineBreaks.without(name);
        contacts = List.copyOf(contacts);
    }

    /** The chat channels among the contacts. */
    public Stream<ChatChannel> channels() {
        return Contact.channels(contacts);
    }
}
