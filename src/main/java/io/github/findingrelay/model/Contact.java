package io.github.findingrelay.model;

import java.util.List;
import java.util.stream.Stream;

/** A way to reach an owner. */
public sealed interface Contact permits Contact.Email, ChatChannel {

    /** An e-mail address, subscribed to the topic of each account that it is a contact of. */
    record Email(String address) implements Contact {
        @Override
        public String kind() {
            return "email";
        }
    }

    /** Its key in accounts.yaml. */
    String kind();

    /** What tells it from all others of its kind. */
    String address();

    /** The mail addresses among some contacts. */
    static Stream<String> addresses(List<Contact> contacts) {
        return contacts.stream().filter(Email.class::isInstance).map(Contact::address);
    }

    /** The chat channels among some contacts. */
    static Stream<ChatChannel> channels(List<Contact> contacts) {
        return contacts.stream().filter(ChatChannel.class::isInstance).map(ChatChannel.class::cast);
    }
}
