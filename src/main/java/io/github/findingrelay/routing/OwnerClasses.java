package io.github.findingrelay.routing;

import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.routing.OwnerIndex.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts accounts together whose rules differ in nothing but the account: of 10,000 there are a few kinds.
 *
 * <p>The argument is that of {@link EquivalenceClasses}. Whether a rule matches depends on the
 * account only through the answers of the conditions on it, and {@link OwnerIndex} leaves the rules
 * whose answer is yes. If what these ask besides is the same for two accounts, rule by rule, and so
 * are the buses that they are on and forward to, then the same ones match. Whom they tell is another
 * matter, and looked up for each account.
 */
final class OwnerClasses {

    /**
     * A rule without the account.
     *
     * @param bus numbers instead of names, in the order in which the account's rules mention them
     * @param forwards the buses that it forwards to
     * @param conditions of its alternatives
     */
    private record Shape(int bus, List<Integer> forwards, List<Integer> conditions) {}

    private final Topology topology;
    private final OwnerIndex index;
    private final Map<List<Shape>, OwnerClass> classes = new ConcurrentHashMap<>();

    OwnerClasses(Topology topology, OwnerIndex index) {
        this.topology = topology;
        this.index = index;
    }

    /** The router of the account that a finding belongs to. */
    OwnerRouter routerFor(SampleFinding owner) {
        List<Candidate> candidates = index.candidatesFor(owner);
        List<EventRule> rules =
                candidates.stream().map(Candidate::rule).distinct().toList();
        OwnerClass alike =
                classes.computeIfAbsent(shapes(rules, candidates), same -> new OwnerClass(owner, topology, rules));
        return new OwnerRouter(rules, alike);
    }

    private List<Shape> shapes(List<EventRule> rules, List<Candidate> candidates) {
        Map<String, Integer> buses = new HashMap<>(Map.of(EventBus.DEFAULT, 0));
        return rules.stream()
                .map(rule -> new Shape(
                        number(buses, rule.bus()),
                        topology.busesOf(rule).stream()
                                .map(bus -> number(buses, bus))
                                .toList(),
                        candidates.stream()
                                .filter(candidate -> candidate.rule().equals(rule))
                                .map(Candidate::conditions)
                                .toList()))
                .toList();
    }

    private static int number(Map<String, Integer> buses, String bus) {
        return buses.computeIfAbsent(bus, same -> buses.size());
    }
}
