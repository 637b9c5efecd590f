package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.routing.Conjunction.FieldPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /**
     * A rule that may take findings of an account, by one of its alternatives.
     *
     * @param conditions what it asks besides the account, as a number that alternatives of the same
     *     have in common
     */
    record Candidate(EventRule rule, int conditions) {}

    /** The candidates of one bus. */
    private static final class Bus {
        private final GenericMachine<Integer> owners = GenericMachine.<Integer>builder()
                .withAdditionalNameStateReuse(true)
                .build();
        private final List<Integer> ofAll = new ArrayList<>();
    }

    private final Topology topology;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Set<FieldPattern>, Integer> conditions = new HashMap<>();
    private final Map<String, Bus> buses = new HashMap<>();

    OwnerIndex(Topology topology, Collection<Conjunction> conjunctions) {
        this.topology = topology;
        conjunctions.stream()
                .sorted(Comparator.comparing(conjunction -> conjunction.rule().location()))
                .forEach(this::add);
    }

    private void add(Conjunction conjunction) {
        Bus bus = buses.computeIfAbsent(conjunction.rule().bus(), name -> new Bus());
        int number = candidates.size();
        Map<String, List<Patterns>> onOwner = new HashMap<>();
        Set<FieldPattern> besides = new HashSet<>(conjunction.conditions());
        Field.OF_OWNER.stream().flatMap(field -> conjunction.on(field).stream()).forEach(condition -> {
            onOwner.put(condition.path(), condition.patterns());
            besides.remove(condition);
        });
        candidates.add(
                new Candidate(conjunction.rule(), conditions.computeIfAbsent(besides, same -> conditions.size())));
        if (onOwner.isEmpty()) {
            bus.ofAll.add(number);
        } else {
            bus.owners.addPatternRule(number, onOwner);
        }
    }

    /** What takes findings of the same account as this one if other conditions hold, in the order of the files. */
    List<Candidate> candidatesFor(SampleFinding finding) {
        JsonNode event = finding.event();
        SortedSet<Integer> numbers = new TreeSet<>(on(EventBus.DEFAULT, event));
        Set<String> forwarded = numbers.stream()
                .map(number -> candidates.get(number).rule())
                .distinct()
                .flatMap(rule -> topology.busesOf(rule).stream())
                .collect(Collectors.toSet());
        forwarded.forEach(bus -> numbers.addAll(on(bus, event)));
        return numbers.stream().map(candidates::get).toList();
    }

    private List<Integer> on(String name, JsonNode event) {
        Bus bus = buses.get(name);
        return bus == null
                ? List.of()
                : Stream.concat(bus.ofAll.stream(), bus.owners.rulesForJSONEvent(event).stream())
                        .toList();
    }
}
