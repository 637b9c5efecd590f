package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.routing.EventRule.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.GenericMachine;

/**
 * Sends events through the buses as EventBridge does, with EventBridge's own matcher.
 *
 * <p>It may be used by several threads at the same time.
 */
public final class Router {

    /** Somebody receives a message because a rule matched. */
    record Delivery(EventRule rule, Recipient recipient) {}

    private final Topology topology;
    private final List<EventRule> rules;
    private final Map<String, GenericMachine<Integer>> buses = new HashMap<>();

    /**
     * Makes a router.
     *
     * @param rules those that take part, whatever their state and in this order; their patterns must
     *     be valid
     */
    public Router(Topology topology, List<EventRule> rules) {
        this.topology = topology;
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            EventRule rule = rules.get(i);
            try {
                // The reuse takes a seventh of the memory where thousands of patterns differ in an id.
                buses.computeIfAbsent(
                                rule.bus(),
                                bus -> GenericMachine.<Integer>builder()
                                        .withAdditionalNameStateReuse(true)
                                        .build())
                        .addRule(i, rule.pattern());
            } catch (IOException e) {
                throw new UncheckedIOException("a text can always be read", e);
            }
        }
    }

    /** The rules that match, those of the default bus first, then those one hop further. */
    List<EventRule> matching(JsonNode event) {
        List<EventRule> matched = matching(EventBus.DEFAULT, event);
        List<EventRule> all = new ArrayList<>(matched);
        for (EventRule rule : matched) {
            // EventBridge forwards from bus to bus once and no further.
            topology.busesOf(rule).forEach(bus -> all.addAll(matching(bus, event)));
        }
        return all;
    }

    public List<EventRule> matching(String bus, JsonNode event) {
        GenericMachine<Integer> machine = buses.get(bus);
        return machine == null
                ? List.of()
                : machine.rulesForJSONEvent(event).stream()
                        .sorted()
                        .map(rules::get)
                        .toList();
    }

    /** Who is told of a finding that has not been told, once for each time. */
    List<Delivery> deliveries(List<EventRule> matched) {
        List<Delivery> deliveries = new ArrayList<>();
        for (EventRule rule : matched) {
            for (Target target : rule.targets()) {
                target.handover()
                        .all()
                        .flatMap(topic -> topology.recipientsOf(topic).stream())
                        .forEach(recipient -> deliveries.add(new Delivery(rule, recipient)));
            }
        }
        return deliveries;
    }
}
