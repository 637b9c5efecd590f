package io.github.findingrelay.routing;

import io.github.findingrelay.routing.Router.Delivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accounts whose findings are matched alike, so that EventBridge's matcher is asked about one of them.
 *
 * <p>It may be used by several threads at the same time.
 */
final class OwnerClass {

    private final SampleFinding representative;
    private final Router router;
    private final Map<EventRule, Integer> positions = new HashMap<>();
    private final Map<SampleFinding, List<Integer>> known = new ConcurrentHashMap<>();

    /**
     * Makes a class of one account, which stands for those that are added.
     *
     * @param rules that its findings can match
     */
    OwnerClass(SampleFinding representative, Topology topology, List<EventRule> rules) {
        this.representative = representative;
        this.router = new Router(topology, rules);
        rules.forEach(rule -> positions.put(rule, positions.size()));
    }

    /** Where among the rules of an account those stand that match a finding, as EventBridge gets it. */
    List<Integer> matching(SampleFinding finding) {
        return known.computeIfAbsent(finding.ofOwner(representative), this::matched);
    }

    private List<Integer> matched(SampleFinding finding) {
        return router.matching(finding.event()).stream()
                .map(rule -> positions.getOrDefault(rule, -1))
                .toList();
    }

    List<Delivery> deliveries(List<EventRule> matched) {
        return router.deliveries(matched);
    }
}
