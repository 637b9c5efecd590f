package io.github.findingrelay.routing;

import io.github.findingrelay.routing.Router.Delivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends the findings of one account through its rules. It is for one thread. */
final class OwnerRouter {

    /** What becomes of a finding. */
    record Way(List<EventRule> matched, List<Delivery> deliveries) {}

    private final List<EventRule> rules;
    private final OwnerClass alike;

    /** By the places of the rules that match: all the findings of an account go a handful of ways. */
    private final Map<List<Integer>, Way> ways = new HashMap<>();

    /**
     * Makes a router.
     *
     * @param rules that findings of the account can match, in the order of its class
     */
    OwnerRouter(List<EventRule> rules, OwnerClass alike) {
        this.rules = rules;
        this.alike = alike;
    }

    /** The way of a finding, as EventBridge gets it. */
    Way way(SampleFinding finding) {
        return ways.computeIfAbsent(alike.matching(finding), this::way);
    }

    private Way way(List<Integer> places) {
        List<EventRule> matched = places.stream().map(rules::get).toList();
        return new Way(matched, alike.deliveries(matched));
    }
}
