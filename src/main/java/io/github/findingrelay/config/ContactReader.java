package io.github.findingrelay.config;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contacts from nodes in which no mistake was found. A name that stands once is the contact's everywhere. */
final class ContactReader {

    private final Map<String, String> names = new HashMap<>();

    ContactReader(YamlNode root) {
        ContactRules.each(root)
                .forEach(contact -> contact.texts("name")
                        .forEach(name -> ContactRules.identity(contact)
                                .forEach(identity -> names.putIfAbsent(identity, name.text()))));
    }

    /** Those of an owner or an account. */
    List<Contact> of(YamlNode ownerOrAccount) {
        return ownerOrAccount
                .mappings("contacts", YamlNode.ANY)
                .map(this::contact)
                .toList();
    }

    private Contact contact(YamlMapping contact) {
        Optional<String> name = ContactRules.identity(contact).findFirst().map(names::get);
        if (contact.get("slack") instanceof YamlMapping slack) {
            return new ChatChannel.Slack(text(slack, "workspace"), text(slack, "channel"), name);
        }
        if (contact.get("teams") instanceof YamlMapping teams) {
            return new ChatChannel.Teams(text(teams, "tenant"), text(teams, "team"), text(teams, "channel"), name);
        }
        return new Contact.Email(text(contact, "email"), name);
    }

    private static String text(YamlMapping mapping, String key) {
        return mapping.texts(key).findFirst().orElseThrow().text();
    }
}
