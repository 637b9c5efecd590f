package io.github.findingrelay.generate;

import static java.util.Map.entry;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stacks of the home Region: one of each kind, or one for each channel, account or owner. */
final class Stacks {

    /** The one of the same stack. */
    private static final List<String> TOPIC = List.of("${Topic}");

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
        organization.languages().forEach(language -> stacks.add(stateMachine(language)));
        if (organization.makesAggregator()) {
            stacks.add(securityHub());
        }
        stacks.addAll(each(List.copyOf(channels.keySet()), this::channel));
        if (notifications.routing() != Routing.SHARED) {
            stacks.addAll(buses());
        }
        stacks.addAll(ofReceivers());
        return stacks;
    }

    private List<RenderedStack> ofReceivers() {
        return switch (notifications.routing()) {
            case SHARED -> List.of(shared());
            case OWNER -> ofOwners(RuleGroup.byOwner(organization, notifications.eventBuses()));
            case ACCOUNT -> each(organization.accounts(), this::account);
        };
    }

    /** There may be thousands. */
    private static <T> List<RenderedStack> each(List<T> all, Function<T, RenderedStack> stack) {
        return all.parallelStream().map(stack).toList();
    }

    private RenderedStack foundation() {
        Owner owner = notifications.fallback();
        Map<String, Object> values = parts.shared(names.foundation());
        boolean shared = notifications.routing() == Routing.SHARED;
        values.put("emails", StackParts.emails(owner.contacts(), ""));
        values.put("hasChannels", !channels.isEmpty());
        Map<String, String> machines = new LinkedHashMap<>();
        organization.languages().forEach(language -> machines.put(language.code(), names.delivery(language)));
        values.put("stateMachines", machines);
        values.put("alarm", alarm(owner.language(), machines.values()));
        values.put("alarmTopics", alarmTopics(owner, shared));
        putFallback(values, names.fallback(), "${FallbackTopic}", organization.accountIds());
        return stack(StackKind.FOUNDATION, "foundation", values, List.of(), Optional.of(owner));
    }

    private String alarm(Language language, Collection<String> machines) {
        return parts.alarm(
                language, Map.of("queue", names.deadLetters(), "stateMachines", String.join(", ", machines)));
    }

    /** The alarm does without the state machines, of which it may have to speak. */
    private List<String> alarmTopics(Owner owner, boolean shared) {
        String mail = shared ? parts.topicArn(names.shared()) : "FallbackTopic";
        return Stream.concat(Stream.of(mail), owner.channels().map(one -> parts.topicArn(names.channel(one))))
                .toList();
    }

    /** What tells in a language. Its own stack, so that a message that changes, changes nothing else. */
    private RenderedStack stateMachine(Language language) {
        Map<String, Object> values = parts.shared(names.foundation(language));
        values.put("console", organization.partition().console());
        values.put("language", parts.messages(language).view());
        return stack(
                StackKind.FOUNDATION,
                "state-machine",
                "state-machines/" + language.code(),
                values,
                List.of(),
                Optional.empty());
    }

    private List<RenderedStack> buses() {
        int number = notifications.eventBuses();
        Map<EventBus, List<String>> accounts = number == 0
                ? Map.of()
                : organization.accountIds().stream().collect(Collectors.groupingBy(id -> EventBus.of(id, number)));
        return each(EventBus.all(number), bus -> bus(bus, accounts.getOrDefault(bus, List.of())));
    }

    /**
     * The foundation of one event bus. Its own stack, since a template holds 51,200 bytes, and the
     * patterns of a hundred buses have more.
     */
    private RenderedStack bus(EventBus bus, List<String> accounts) {
        Map<String, Object> values = parts.shared(names.foundation(bus));
        values.put("bus", names.bus(bus));
        values.put("suffixes", bus.suffixes());
        putFallback(values, names.fallback(bus), parts.topicArn(names.fallback()), accounts);
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
        values.put("fallbackHandover", parts.fallback(owner, topic, "fallback"));
        values.put("forgedHandover", parts.fallback(owner, topic, "forged"));
    }

    private RenderedStack securityHub() {
        Map<String, Object> values = parts.shared(names.securityHub());
        values.put("homeRegion", organization.homeRegion());
        values.put("linkedRegions", organization.linkedRegions());
        return stack(StackKind.SECURITY_HUB, "security-hub", values, List.of(), Optional.empty());
    }

    private RenderedStack channel(ChatChannel channel) {
        Map<String, Object> values = parts.shared(names.channel(channel));
        values.put("channel", channel);
        values.put("alarm", notifications.fallback().channels().anyMatch(channel::equals));
        return stack(
                StackKind.CHANNEL,
                "channel-" + channel.kind(),
                "channels/" + channel.key(),
                values,
                List.copyOf(channels.getOrDefault(channel, new TreeSet<>())),
                Optional.empty());
    }

    private RenderedStack shared() {
        Owner owner = notifications.fallback();
        Map<String, Object> values = parts.shared(names.shared());
        parts.putOwner(values, owner, owner.contacts());
        values.put("handover", parts.handover(owner, TOPIC, owner.contacts(), organization.accounts()));
        values.put("forgedHandover", parts.fallback(owner, "${Topic}", "forged"));
        List<String> all = organization.accountIds().stream().sorted().toList();
        return stack(StackKind.SHARED, "shared", values, all, Optional.of(owner));
    }

    private RenderedStack account(Account account) {
        Owner owner = account.owner();
        Map<String, Object> values = parts.shared(names.account(account.id()));
        values.put("account", StackParts.named(account.name(), "id", account.id()));
        parts.putBus(values, account.id());
        parts.putOwner(values, owner, account.recipients());
        values.put("handover", parts.handover(owner, TOPIC, account.recipients(), List.of(account)));
        return stack(StackKind.ACCOUNT, "accounts/" + account.id(), values, List.of(account.id()), Optional.of(owner));
    }

    /** One for each owner of an account. */
    private List<RenderedStack> ofOwners(Map<String, List<RuleGroup>> groups) {
        List<Owner> receivers = organization.owners().stream()
                .filter(owner -> groups.containsKey(owner.key()))
                .toList();
        return each(receivers, owner -> owner(owner, Objects.requireNonNull(groups.get(owner.key()))));
    }

    private RenderedStack owner(Owner owner, List<RuleGroup> groups) {
        RenderedStack withNames = owner(owner, groups, true);
        // Without the names of their accounts messages have ids, which is better than a stack that is too large.
        return TemplateLimits.isRoomy(withNames) ? withNames : owner(owner, groups, false);
    }

    private RenderedStack owner(Owner owner, List<RuleGroup> groups, boolean named) {
        Map<String, Object> values = parts.shared(names.owner(owner.key()));
        parts.putOwner(values, owner, owner.contacts());
        values.put(
                "groups",
                groups.stream().map(group -> view(group, owner, named)).toList());
        List<String> ids =
                groups.stream().flatMap(group -> group.ids().stream()).sorted().toList();
        return stack(StackKind.OWNER, "owners/" + owner.key(), values, ids, Optional.of(owner));
    }

    private Map<String, Object> view(RuleGroup group, Owner owner, boolean named) {
        List<Contact> own = group.own().map(Account::contacts).orElse(List.of());
        List<Contact> all = group.own().map(Account::recipients).orElse(owner.contacts());
        // An account with addresses of its own has a topic of its own.
        boolean ownTopic = Contact.addresses(own).findAny().isPresent();
        List<String> topics = ownTopic ? List.of("${Topic}", "${Topic" + group.key() + "}") : TOPIC;
        List<Account> accounts = named ? group.accounts() : List.of();
        return Map.ofEntries(
                entry("key", group.key()),
                entry("ids", group.ids()),
                entry("bus", group.bus().map(names::bus).orElse("")),
                entry("emails", StackParts.emails(own, group.key())),
                entry("handover", parts.handover(owner, topics, all, accounts)));
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
