package io.github.findingrelay.plan;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways to reach somebody that come and go. */
record ContactChanges(List<Contact> before, List<Contact> after) {

    /**
     * A sentence for each.
     *
     * @param whose contacts they are
     * @param what they are told of
     */
    Stream<Sentence> sentences(String whose, String what) {
        Stream<Sentence> lost = missing(before, after)
                .filter(contact -> respelled(contact, after).isEmpty())
                .map(contact -> new Sentence(
                        Kind.TOLD_NO_MORE, "%s is no longer told of %s".formatted(inWords(contact), what)));
        Stream<Sentence> gained = missing(after, before)
                .map(contact -> respelled(contact, before)
                        .map(was -> respelled(whose, was, contact))
                        .orElseGet(() -> gained(contact, what)));
        return Stream.of(lost, gained, renamed(whose)).flatMap(sentences -> sentences);
    }

    /** Nothing that is deployed knows what people call them. */
    private Stream<Sentence> renamed(String whose) {
        return after.stream()
                .flatMap(contact -> before.stream()
                        .filter(was -> was.isSame(contact) && !was.name().equals(contact.name()))
                        .map(was -> new Sentence(
                                Kind.NOTHING_CHANGES,
                                "%s: %s %s".formatted(whose, which(contact), renamed(was.name(), contact.name())))));
    }

    private static String renamed(Optional<String> was, Optional<String> is) {
        return is.map(name -> "is called '%s'%s"
                        .formatted(name, was.map(", no longer '%s'"::formatted).orElse("")))
                .orElseGet(() -> "is called '%s' no longer".formatted(was.orElse("")));
    }

    /** Of contacts that nobody is reached by. */
    Stream<Sentence> unheard(String whose) {
        return before.equals(after)
                ? Stream.empty()
                : Stream.of(new Sentence(
                        Kind.NOTHING_CHANGES, "the contacts of %s change; nobody is reached by them".formatted(whose)));
    }

    private Sentence gained(Contact contact, String what) {
        return new Sentence(
                Kind.TOLD_FROM_NOW_ON,
                contact instanceof Contact.Email
                        ? "%s is told of %s, once it has confirmed".formatted(inWords(contact), what)
                        : "%s is told of %s; Amazon Q Developer must have been authorised there"
                                .formatted(inWords(contact), what));
    }

    /** The resources of both have the same names, so that CloudFormation takes one for the other. */
    private static Sentence respelled(String whose, Contact was, Contact is) {
        if (is instanceof Contact.Email) {
            return new Sentence(
                    Kind.TOLD_NO_MORE,
                    "%s: %s becomes %s, which differs in upper and lower case only: CloudFormation replaces the subscription, and"
                                    .formatted(whose, was.address(), is.address())
                            + " the address is told nothing until it confirms anew");
        }
        return isReplaced(was, is)
                ? new Sentence(
                        Kind.REFUSED,
                        "%s: %s becomes %s: CloudFormation would have to replace its configuration, and cannot make another of the"
                                        .formatted(whose, ids(was), ids(is))
                                + " same name; the stack fails and stays as it was; take the channel out of accounts.yaml, deploy, and"
                                + " add it again")
                : new Sentence(
                        Kind.UNNOTICED,
                        "%s: %s becomes %s: the configuration of the same channel is changed in place"
                                .formatted(whose, ids(was), ids(is)));
    }

    /** The id of the channel itself is no create-only property, what it is in is. */
    private static boolean isReplaced(Contact was, Contact is) {
        if (was instanceof ChatChannel.Teams old && is instanceof ChatChannel.Teams now) {
            return !old.tenant().equals(now.tenant()) || !old.team().equals(now.team());
        }
        return was instanceof ChatChannel.Slack;
    }

    private static Stream<Contact> missing(List<Contact> some, List<Contact> others) {
        return some.stream().filter(contact -> others.stream().noneMatch(contact::isSame));
    }

    /** The same contact but for what does not count in the names of resources. */
    private static Optional<Contact> respelled(Contact contact, List<Contact> others) {
        return others.stream()
                .filter(other -> other.kind().equals(contact.kind()) && !other.isSame(contact))
                .filter(other -> isRespelled(contact, other))
                .findFirst();
    }

    private static boolean isRespelled(Contact contact, Contact other) {
        if (contact instanceof ChatChannel is && other instanceof ChatChannel was) {
            return is.key().equals(was.key());
        }
        return contact.address().equalsIgnoreCase(other.address());
    }

    /** By its name, unless another one that comes or goes has the same. */
    private String inWords(Contact contact) {
        boolean unique = Stream.of(before, after)
                .flatMap(List::stream)
                .allMatch(other -> other.isSame(contact) || !other.inWords().equals(contact.inWords()));
        return unique ? contact.inWords() : ids(contact);
    }

    /** Where only ids differ, they have to be seen. */
    private static String ids(Contact contact) {
        return which(contact) + contact.name().map(" (%s)"::formatted).orElse("");
    }

    private static String which(Contact contact) {
        return contact instanceof ChatChannel channel ? channel.idsInWords() : contact.address();
    }
}
