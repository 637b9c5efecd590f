package io.github.findingrelay.routing;

import io.github.findingrelay.model.Contact;
import java.util.Comparator;

/**
 * Who receives what is published to a topic.
 *
 * @param medium an SNS protocol such as {@code email}, or {@code slack} or {@code teams}
 * @param address what identifies the receiver there
 */
record Recipient(String medium, String address) implements Comparable<Recipient> {

    private static final Comparator<Recipient> ORDER =
            Comparator.comparing(Recipient::medium).thenComparing(Recipient::address);

    static Recipient of(Contact contact) {
        return new Recipient(contact.kind(), contact.address());
    }

    boolean isChat() {
        return medium.equals("slack") || medium.equals("teams");
    }

    @Override
    public int compareTo(Recipient other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return medium + " " + address;
    }
}
