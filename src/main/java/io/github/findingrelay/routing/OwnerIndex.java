package io.github.findingrelay.routing;

import io.github.findingrelay.model.EventBus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.Patterns;

/**
 * The rules that findings of an account can match at all.
 *
 * <p>A rule asks for the account in every finding that it takes. So it cannot match when the answer
 * is no, whatever the other conditions say, and need not be tried: a handful of rules is left of
 * 20,000. EventBridge's matcher decides this too, on the conditions on the account alone. A rule of
 * a bus to which nothing could be forwarded cannot match either.
 */
final class OwnerIndex {

    /** The rules of one bus. */
    private static final class Bus {
        private final GenericMachine<EventRule> owners = GenericMachine.<EventRule>builder()
                .withAdditionalNameStateReuse(true)
                .build();
        private final List<EventRule> ofAll = new ArrayList<>();
    }

    private final Topology topology;
    private final Map<String, Bus> buses = new HashMap<>();

    OwnerIndex(Topology topology, Collection<Conjunction> conjunctions) {
        this.topology = topology;
        conjunctions.forEach(this::add);
    }

    private void add(Conjunction conjunction) {
        Bus bus = buses.computeIfAbsent(conjunction.rule().bus(), name -> new Bus());
        Map<String, List<Patterns>> onOwner = new HashMap<>();
        Stream.of(Field.OWNER, Field.OWNER_LOWER_CASE)
                .flatMap(field -> conjunction.on(field).stream())
                .forEach(condition -> onOwner.put(condition.path(), condition.patterns()));
        if (onOwner.isEmpty()) {
            bus.ofAll.add(conjunction.rule());
        } else {
            bus.owners.addPatternRule(conjunction.rule(), onOwner);
        }
    }

    /** The rules that take findings of the same account as this one, if other conditions hold. */
    List<EventRule> rulesFor(SampleFinding finding) {
        Set<EventRule> rules = new LinkedHashSet<>(rulesOn(EventBus.DEFAULT, finding));
        for (EventRule rule : List.copyOf(rules)) {
            topology.busesOf(rule).forEach(bus -> rules.addAll(rulesOn(bus, finding)));
        }
        return rules.stream().sorted(Comparator.comparing(EventRule::location)).toList();
    }

    private List<EventRule> rulesOn(String name, SampleFinding finding) {
        Bus bus = buses.get(name);
        return bus == null
                ? List.of()
                : Stream.concat(bus.ofAll.stream(), bus.owners.rulesForJSONEvent(finding.event()).stream())
                        .toList();
    }
}
