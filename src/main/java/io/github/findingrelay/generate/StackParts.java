package io.github.findingrelay.generate;

import freemarker.template.TemplateMethodModelEx;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that templates of several stacks use, under the names they use them by. */
final class StackParts {

    /** CloudFormation takes 1,024 bytes of description, EventBridge 512 characters. */
    private static final int SHORT_NAME = 80;

    private final Organization organization;
    private final Templates templates;

    /** All stacks have the same. */
    private final byte[] tags;

    StackParts(Organization organization, Templates templates) {
        this.organization = organization;
        this.templates = templates;
        this.tags = Json.write(organization.tags()).getBytes(StandardCharsets.UTF_8);
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
        values.put("once", notifications.once());
        values.put("unusedAccess", notifications.unusedAccess());
        values.put("adminAccount", organization.adminAccount());
        values.put("arn", (TemplateMethodModelEx) arguments -> arn(String.valueOf(arguments.get(0))));
        values.put("eventBuses", notifications.eventBuses());
        values.put("bus", "");
        values.put("routing", notifications.routing().label());
        return values;
    }

    /** The template of a stack; the name is without its extensions. */
    RenderedTemplate template(String name, Map<String, Object> values) {
        return new RenderedTemplate(templates.stack(name + ".yaml.ftl", values), tags);
    }

    /** The messages of a language. */
    Messages messages(Language language) {
        return new Messages(templates, language, organization);
    }

    /** What the alarm says to readers of a language. */
    String alarm(Language language, Map<String, String> constants) {
        return Messages.alarm(templates, language, constants);
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

    /** Adds the owner, and the addresses of the mail topic. */
    void putOwner(Map<String, Object> values, Owner owner, List<Contact> contacts) {
        values.put("owner", named(owner.name(), "key", owner.key()));
        values.put("emails", emails(contacts, ""));
    }

    /**
     * What a rule hands over to an owner's state machine.
     *
     * @param topics of mail; references of the same stack, or ARNs
     * @param contacts whose chat channels are told, too
     */
    Map<String, Object> handover(
            Owner owner, List<String> topics, List<Contact> contacts, Collection<Account> accounts) {
        Map<String, String> names = new LinkedHashMap<>();
        accounts.stream()
                .sorted(Comparator.comparing(Account::id))
                .forEach(account -> names.put(account.id(), OneLine.of(account.name())));
        return handover(owner, topics, contacts, Optional.of(OneLine.of(owner.name())), names, Optional.empty());
    }

    /** What a rule of the fallback hands over, in a wording of its own. */
    Map<String, Object> fallback(Owner owner, String topic, String message) {
        return handover(owner, List.of(topic), owner.contacts(), Optional.empty(), Map.of(), Optional.of(message));
    }

    private Map<String, Object> handover(
            Owner owner,
            List<String> topics,
            List<Contact> contacts,
            Optional<String> name,
            Map<String, String> accounts,
            Optional<String> message) {
        ResourceNames names = organization.names();
        List<String> channels = Contact.channels(contacts)
                .map(channel -> topicArn(names.channel(channel)))
                .toList();
        String input = new InputTemplate(topics, channels, name, accounts, message).text();
        return Map.of(
                "stateMachine",
                names.delivery(owner.language()),
                "input",
                EscapedText.markup(input),
                "hasReferences",
                input.contains("${"));
    }

    /** The ARN of a topic of another stack. */
    String topicArn(String name) {
        return arn("sns") + ":" + name;
    }

    /** The beginning of the ARNs of a service, for what stands in the home Region. */
    private String arn(String service) {
        String region = service.equals("iam") ? "" : organization.homeRegion();
        return "arn:" + organization.partition().id() + ":" + service + ":" + region + ":"
                + organization.adminAccount();
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
        String oneLine = OneLine.of(name);
        return Map.of("name", oneLine, "shortName", Escaping.described(oneLine, SHORT_NAME), idName, id);
    }
}
