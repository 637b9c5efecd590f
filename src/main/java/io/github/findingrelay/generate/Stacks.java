package io.github.findingrelay.generate;

import static java.util.Map.entry;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** The stacks of the home Region: one of each kind, or one for each channel, account or owner. */
final class Stacks {

    private final Organization organization;
    private final Notifications notifications;
    private final ResourceNames names;
    private final StackParts parts;
    private final SortedMap<ChatChannel, SortedSet<String>> channels;

    Stacks(Organization organization, StackParts parts) {
        this.organization = organization;
        this.notifications = organization.notifications();
        this.names = organization.names();
        this.parts = parts;
        this.channels = organization.chatChannels();
    }

    List<RenderedStack> render() {
        List<RenderedStack> stacks = new ArrayList<>(List.of(foundation()));
        if (organization.makesAggregator()) {
            stacks.add(securityHub());
        }
        channels.forEach((channel, covers) -> stacks.add(channel(channel, covers)));
        if (notifications.routing() != Routing.SHARED) {
            EventBus.all(notifications.eventBuses()).forEach(bus -> stacks.add(bus(bus)));
        }
        stacks.addAll(ofReceivers());
        return stacks;
    }

    private List<RenderedStack> ofReceivers() {
        return switch (notifications.routing()) {
            case SHARED -> List.of(shared());
            case OWNER ->
                organization.owners().stream()
                        .flatMap(owner -> owner(owner).stream())
                        .toList();
            case ACCOUNT ->
                organization.accounts().parallelStream().map(this::account).toList();
        };
    }

    private RenderedStack foundation() {
        Owner owner = notifications.fallback();
        List<Contact> contacts = owner.contacts();
        boolean shared = notifications.routing() == Routing.SHARED;
        Map<String, Object> values = parts.shared(names.foundation());
        values.put("emails", StackParts.emails(contacts, ""));
        values.put("alarmTopic", shared ? topicArn(names.shared()) : "FallbackTopic");
        values.put("hasChannels", !channels.isEmpty());
        putFallback(values, names.fallback(), "FallbackTopic", organization.accountIds());
        values.put("alarmMail", parts.mail(MessageTemplate.ALARM, owner, values));
        values.put("alarmChannels", parts.channels(MessageTemplate.ALARM, owner, contacts, values));
        return stack(StackKind.FOUNDATION, "foundation", values, List.of(), Optional.of(owner));
    }

    /**
     * The foundation of one event bus. Its own stack, since a template holds 51,200 bytes, and the
     * patterns of a hundred buses have more.
     */
    private RenderedStack bus(EventBus bus) {
        Map<String, Object> values = parts.shared(names.foundation(bus));
        values.put("bus", names.bus(bus));
        values.put("suffixes", bus.suffixes());
        putFallback(
                values,
                names.fallback(bus),
                topicArn(names.fallback()),
                organization.accountIds().stream()
                        .filter(id -> EventBus.of(id, bus.of()).equals(bus))
                        .toList());
        return stack(
                StackKind.FOUNDATION,
                "event-bus",
                "event-buses/" + bus.number(),
                values,
                List.of(),
                Optional.of(notifications.fallback()));
    }

    private void putFallback(Map<String, Object> values, String rule, String topic, List<String> accounts) {
        Owner owner = notifications.fallback();
        values.put("accountIds", accounts.stream().sorted().toList());
        values.put("fallbackRule", rule);
        values.put("fallbackTopic", topic);
        parts.putMessages(values, MessageTemplate.FALLBACK, owner, owner.contacts());
    }

    /** For {@code !Sub}: the ARN of a topic of another stack. */
    private static String topicArn(String name) {
        return "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:" + name;
    }

    private RenderedStack securityHub() {
        Map<String, Object> values = parts.shared(names.securityHub());
        values.put("homeRegion", organization.homeRegion());
        values.put("linkedRegions", organization.linkedRegions());
        return stack(StackKind.SECURITY_HUB, "security-hub", values, List.of(), Optional.empty());
    }

    private RenderedStack channel(ChatChannel channel, SortedSet<String> covers) {
        Map<String, Object> values = parts.shared(names.channel(channel));
        values.put("channel", channel);
        return stack(
                StackKind.CHANNEL,
                "channel-" + channel.kind(),
                "channels/" + channel.key(),
                values,
                List.copyOf(covers),
                Optional.empty());
    }

    private RenderedStack shared() {
        Owner owner = notifications.fallback();
        Map<String, Object> values = parts.shared(names.shared());
        parts.putReceivers(values, MessageTemplate.OWNER, owner, owner.contacts());
        List<String> all = organization.accountIds().stream().sorted().toList();
        return stack(StackKind.SHARED, "shared", values, all, Optional.of(owner));
    }

    private RenderedStack account(Account account) {
        Owner owner = account.owner();
        Map<String, Object> values = parts.shared(names.account(account.id()));
        values.put("account", StackParts.named(account.name(), "id", account.id()));
        parts.putBus(values, account.id());
        parts.putReceivers(values, MessageTemplate.FINDING, owner, account.recipients());
        return stack(StackKind.ACCOUNT, "accounts/" + account.id(), values, List.of(account.id()), Optional.of(owner));
    }

    /** The stack of an owner, unless no account is theirs. */
    private Optional<RenderedStack> owner(Owner owner) {
        List<RuleGroup> groups = RuleGroup.of(organization, owner, notifications.eventBuses());
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = parts.shared(names.owner(owner.key()));
        parts.putReceivers(values, MessageTemplate.OWNER, owner, owner.contacts());
        values.put(
                "groups",
                groups.stream().map(group -> view(group, owner, values)).toList());
        List<String> ids =
                groups.stream().flatMap(group -> group.ids().stream()).sorted().toList();
        return Optional.of(stack(StackKind.OWNER, "owners/" + owner.key(), values, ids, Optional.of(owner)));
    }

    private Map<String, Object> view(RuleGroup group, Owner owner, Map<String, Object> values) {
        List<Contact> own = group.own().map(Account::contacts).orElse(List.of());
        List<Contact> all = group.own().map(Account::recipients).orElse(owner.contacts());
        return Map.ofEntries(
                entry("key", group.key()),
                entry("ids", group.ids()),
                entry("bus", group.bus().map(names::bus).orElse("")),
                entry("emails", StackParts.emails(own, group.key())),
                entry("channels", parts.channels(MessageTemplate.OWNER, owner, all, values)));
    }

    /** A stack whose template is called like its kind. */
    private RenderedStack stack(
            StackKind kind, String file, Map<String, Object> values, List<String> covers, Optional<Owner> owner) {
        return stack(kind, kind.label(), file, values, covers, owner);
    }

    private RenderedStack stack(
            StackKind kind,
            String template,
            String file,
            Map<String, Object> values,
            List<String> covers,
            Optional<Owner> owner) {
        RenderedTemplate text = parts.template(template, values);
        Stack stack = new Stack(
                String.valueOf(values.get("stack")),
                kind,
                organization.adminAccount(),
                organization.homeRegion(),
                file + ".yaml",
                text.digest(),
                covers,
                owner.map(Owner::key));
        return new RenderedStack(stack, text);
    }
}
