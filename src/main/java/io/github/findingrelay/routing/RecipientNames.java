package io.github.findingrelay.routing;

import io.github.findingrelay.model.Organization;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What people call recipients, of whom templates have only addresses and ids. */
final class RecipientNames {

    private final Map<Recipient, String> names = new TreeMap<>();

    RecipientNames(Organization organization) {
        Stream.concat(
                        organization.owners().stream().flatMap(owner -> owner.contacts().stream()),
                        organization.accounts().stream().flatMap(account -> account.contacts().stream()))
                .filter(contact -> contact.name().isPresent())
                .forEach(contact -> names.put(Recipient.of(contact), contact.label()));
    }

    /** By its name, or else as templates have it. */
    String shown(Recipient recipient) {
        return Optional.ofNullable(names.get(recipient)).orElseGet(recipient::toString);
    }

    /** The names of those that have one. */
    Map<String, String> of(Collection<Recipient> recipients) {
        Map<String, String> of = new TreeMap<>();
        recipients.stream()
                .filter(names::containsKey)
                .forEach(recipient -> of.put(recipient.toString(), shown(recipient)));
        return of;
    }
}
