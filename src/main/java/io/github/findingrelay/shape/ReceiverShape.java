package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.nothing;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.shape.RuleShapes.Kind;
import io.github.findingrelay.shape.Shape.Fields;
import io.github.findingrelay.shape.TopicShapes.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who receives findings: a topic, who is subscribed, and the rules that bring them. */
record ReceiverShape(Place place) {

    /** What an owner's accounts without contacts of their own are put together by: a bus, and a part of it. */
    private static final Pattern GROUP = Pattern.compile("(?:bus(\\d{2,3}))?(?:part[01]+)?");

    Fields account(Account account) {
        String name = place.names().account(account.id());
        Fields all = topic(TopicShapes.own(name, false), account.recipients());
        RuleShapes rules = new RuleShapes(place);
        for (Kind kind : rules.pair()) {
            String rule = place.names().rule(name, kind.which(), "");
            all = all.with(kind.id(), rules.rule(rule, account.owner(), bus(account.id()), List.of()));
        }
        return all;
    }

    Fields shared() {
        String name = place.names().shared();
        Owner owner = place.organization().notifications().fallback();
        Fields all = topic(TopicShapes.own(name, true), owner.contacts());
        RuleShapes rules = new RuleShapes(place);
        for (Kind kind : rules.pair()) {
            all = all.with(kind.id(), rule(rules, kind, name, owner));
        }
        for (Kind kind : rules.ofFallback()) {
            all = all.with(kind.id(), rule(rules, kind, name, owner));
        }
        return all;
    }

    private Shape rule(RuleShapes rules, Kind kind, String name, Owner owner) {
        return rules.rule(place.names().rule(name, kind.which(), ""), owner, Optional.empty(), List.of());
    }

    /**
     * An owner with these accounts. How many groups there are depends on how many ids a pattern holds;
     * that no account is missing, or in two of them, is played.
     */
    Fields owner(Owner owner, List<Account> accounts) {
        String name = place.names().owner(owner.key());
        Fields all = topic(TopicShapes.own(name, false), owner.contacts());
        Map<String, Account> alone = new TreeMap<>();
        for (Account account : accounts) {
            List<Contact> own = account.contacts();
            if (!own.isEmpty()) {
                alone.put(account.id(), account);
            }
            if (Contact.addresses(own).findAny().isPresent()) {
                String ownTopic = place.names().ownTopic(owner.key(), account.id());
                all = all.with(topic(new Topic("", account.id(), ownTopic, false), own));
            }
        }
        return all.withOthers(id -> group(id, owner, alone));
    }

    /** The rule of a group of accounts. */
    private Optional<Shape> group(String logicalId, Owner owner, Map<String, Account> alone) {
        RuleShapes rules = new RuleShapes(place);
        return rules.pair().stream()
                .filter(kind -> logicalId.startsWith(kind.id()))
                .flatMap(kind -> {
                    String key = logicalId.substring(kind.id().length());
                    String rule = place.names().rule(place.names().owner(owner.key()), kind.which(), key);
                    return busOf(key, alone).map(bus -> rules.rule(rule, owner, bus, List.of())).stream();
                })
                .findFirst();
    }

    /** The bus of a group, which may be the default one; no value if there can be no such group. */
    private Optional<Optional<String>> busOf(String group, Map<String, Account> alone) {
        if (alone.containsKey(group)) {
            return Optional.of(bus(group));
        }
        int buses = place.organization().notifications().eventBuses();
        Matcher parts = GROUP.matcher(group);
        if (!parts.matches() || (parts.group(1) != null) != (buses > 0)) {
            return Optional.empty();
        }
        return buses == 0
                ? Optional.of(Optional.empty())
                : EventBus.all(buses).stream()
                        .filter(bus -> bus.number().equals(parts.group(1)))
                        .map(bus -> Optional.of(place.names().bus(bus)))
                        .findFirst();
    }

    private Optional<String> bus(String account) {
        int buses = place.organization().notifications().eventBuses();
        return buses == 0 ? Optional.empty() : Optional.of(place.names().bus(EventBus.of(account, buses)));
    }

    private Fields topic(Topic topic, List<Contact> contacts) {
        TopicShapes topics = new TopicShapes(place);
        Fields all = with(topic.id(), topics.forPeople(topic)).with(topic.policyId(), topics.policy(topic, nothing()));
        for (String address : Contact.addresses(contacts).toList()) {
            all = TopicShapes.subscribed(all, topic, address);
        }
        return all;
    }
}
