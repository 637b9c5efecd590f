package io.github.findingrelay.generate;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values that templates of several stacks use, under the names they use them by. */
final class StackParts {

    /** CloudFormation takes 1,024 bytes of description, EventBridge 512 characters. */
    private static final int SHORT_NAME = 80;

    private final Organization organization;
    private final Templates templates;

    StackParts(Organization organization, Templates templates) {
        this.organization = organization;
        this.templates = templates;
    }

    /**
     * What every template may use.
     *
     * @param stack the name that its stack will have
     */
    Map<String, Object> shared(String stack) {
        Notifications notifications = organization.notifications();
        Map<String, Object> values = new HashMap<>();
        values.put("prefix", organization.stackPrefix());
        values.put("names", organization.names());
        values.put("stack", stack);
        values.put("encryption", notifications.encryption());
        values.put("rolesFromOneRegion", notifications.rolesFromOneRegion());
        values.put("roleRegion", notifications.roleRegion());
        values.put(
                "severities",
                notifications.severities().stream().map(Enum::name).toList());
        values.put("state", notifications.state().name());
        values.put("eventBuses", notifications.eventBuses());
        values.put("bus", "");
        values.put("routing", notifications.routing().label());
        values.put(
                "administrator",
                named(
                        notifications.fallback().name(),
                        "key",
                        notifications.fallback().key()));
        return values;
    }

    /** The template of a stack; the name is without its extensions. */
    RenderedTemplate template(String name, Map<String, Object> values) {
        return new RenderedTemplate(fill(name + ".yaml.ftl", values), organization.tags());
    }

    String fill(String name, Map<String, Object> values) {
        return templates.fill(name, values);
    }

    /** Adds the bus that an account's rules are on, unless they are on the default one. */
    void putBus(Map<String, Object> values, String accountId) {
        int buses = organization.notifications().eventBuses();
        if (buses > 0) {
            values.put("bus", organization.names().bus(EventBus.of(accountId, buses)));
        }
    }

    /** Adds the owner, and everybody who is notified with the messages to them. */
    void putReceivers(Map<String, Object> values, MessageTemplate message, Owner owner, List<Contact> contacts) {
        values.put("owner", named(owner.name(), "key", owner.key()));
        values.put("emails", emails(contacts, ""));
        putMessages(values, message, owner, contacts);
    }

    /** Adds the mail and the chat channels with their messages. */
    void putMessages(Map<String, Object> values, MessageTemplate message, Owner owner, List<Contact> contacts) {
        values.put("mail", mail(message, owner, values));
        values.put("channels", channels(message, owner, contacts, values));
    }

    Map<String, Object> mail(MessageTemplate message, Owner owner, Map<String, Object> values) {
        return message.mail(templates, owner.language(), values).view();
    }

    List<Map<String, Object>> channels(
            MessageTemplate message, Owner owner, List<Contact> contacts, Map<String, Object> values) {
        List<ChatChannel> all = Contact.channels(contacts).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Map<String, Object> view =
                message.chat(templates, owner.language(), values).view();
        ResourceNames names = organization.names();
        return all.stream()
                .map(one -> Map.of("key", one.key(), "topic", names.channel(one), "message", view))
                .toList();
    }

    /**
     * Addresses and the logical ids of their subscriptions.
     *
     * @param account whose own topic they are for, in the stack of its owner; or empty
     */
    static List<Map<String, String>> emails(List<Contact> contacts, String account) {
        return Contact.addresses(contacts)
                .map(address -> Map.of("address", address, "logicalId", ResourceNames.subscriptionId(address, account)))
                .toList();
    }

    /** A name, in full for messages and short for descriptions, and what identifies its bearer. */
    static Map<String, String> named(String name, String idName, String id) {
        String oneLine = Escaping.oneLine(name);
        return Map.of("name", oneLine, "shortName", Escaping.abbreviated(oneLine, SHORT_NAME), idName, id);
    }
}
