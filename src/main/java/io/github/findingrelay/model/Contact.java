package io.github.findingrelay.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to reach an owner. */
public sealed interface Contact permits Contact.Email, ChatChannel {

    /** An e-mail address, subscribed to the topic of each account that it is a contact of. */
    record Email(String address, Optional<String> name) implements Contact {
        public Email {
            name = name.map(LineBreaks::without);
        }

        public Email(String address) {
            this(address, Optional.empty());
        }

        @Override
        public String kind() {
            return "email";
        }

        /** Who is mailed has to be seen. */
        @Override
        public String shown() {
            return name.map(name -> "%s <%s>".formatted(name, address)).orElse(address);
        }

        @Override
        public String inWords() {
            return shown();
        }
    }

    /** Its key in accounts.yaml. */
    String kind();

    /** What tells it from all others of its kind. */
    String address();

    /** What people call it. Nothing that is deployed depends on it. */
    Optional<String> name();

    /** What stands for it where people read: its name, or else its address. */
    default String shown() {
        return name().orElse(address());
    }

    /** With its kind, in few words, such as {@code slack #payments-alerts}. */
    default String label() {
        return kind() + " " + shown();
    }

    /** As a sentence has it, such as {@code Slack channel #payments-alerts}. */
    String inWords();

    /** Whether both reach the same, whatever people call them. */
    default boolean isSame(Contact other) {
        return kind().equals(other.kind()) && address().equals(other.address());
    }

    /** The mail addresses among some contacts. */
    static Stream<String> addresses(List<Contact> contacts) {
        return contacts.stream().filter(Email.class::isInstance).map(Contact::address);
    }

    /** The chat channels among some contacts. */
    static Stream<ChatChannel> channels(List<Contact> contacts) {
        return contacts.stream().filter(ChatChannel.class::isInstance).map(ChatChannel.class::cast);
    }
}
