package io.github.findingrelay.notifytest;

import io.github.findingrelay.notifytest.ExpectedPath.ExpectedRule;
import io.github.findingrelay.notifytest.Hop.HopState;
import io.github.findingrelay.notifytest.NotificationPath.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What CloudWatch has counted at rules.
 *
 * @param problem why it has not answered
 */
record HopCounts(Map<Metric, Long> sums, Optional<String> problem) {

    private static final List<String> OF_RULES = List.of("MatchedEvents", "Invocations", "FailedInvocations");

    /** All that is counted on a path. */
    static List<Metric> metrics(ExpectedPath path) {
        return path.rules().stream()
                .flatMap(rule -> OF_RULES.stream().map(rule::metric))
                .toList();
    }

    /**
     * How far it is known to have come.
     *
     * @param isStarted whether the delivery was seen that it starts; the counts come minutes later
     */
    Hop of(ExpectedRule rule, boolean isStarted) {
        Hop counted = of(rule);
        boolean isOpen = counted.state() == HopState.WAITING || counted.state() == HopState.UNKNOWN;
        return isStarted && isOpen ? new Hop(counted.what(), HopState.PASSED, "it has started the delivery") : counted;
    }

    private Hop of(ExpectedRule rule) {
        List<Long> counts = OF_RULES.stream().map(rule::metric).map(this::count).toList();
        return hop(
                "rule " + rule.name(),
                counts.get(0) > 0 || counts.get(1) > 0,
                counts.get(2) > 0,
                "matched %d, targets called %d, failed %d".formatted(counts.toArray()));
    }

    private long count(Metric metric) {
        return sums.getOrDefault(metric, 0L);
    }

    private Hop hop(String what, boolean passed, boolean failed, String counts) {
        HopState counted = failed ? HopState.FAILED : passed ? HopState.PASSED : HopState.WAITING;
        return problem.map(reason -> new Hop(what, HopState.UNKNOWN, reason))
                .orElseGet(() -> new Hop(what, counted, counts));
    }
}
