package io.github.findingrelay.notifytest;

import io.github.findingrelay.notifytest.ExpectedPath.ExpectedRule;
import io.github.findingrelay.notifytest.Hop.HopState;
import io.github.findingrelay.notifytest.NotificationPath.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What CloudWatch has counted at rules and topics.
 *
 * @param problem why it has not answered
 */
record HopCounts(Map<Metric, Long> sums, Optional<String> problem) {

    private static final List<String> OF_RULES = List.of("MatchedEvents", "Invocations", "FailedInvocations");
    private static final List<String> OF_TOPICS =
            List.of("NumberOfNotificationsDelivered", "NumberOfNotificationsFailed");

    /** All that is counted on a path. */
    static List<Metric> metrics(ExpectedPath path) {
        return Stream.concat(
                        path.rules().stream().flatMap(rule -> OF_RULES.stream().map(rule::metric)),
                        path.topics().stream()
                                .flatMap(topic -> OF_TOPICS.stream().map(name -> topicMetric(topic, name))))
                .toList();
    }

    private static Metric topicMetric(String topic, String name) {
        return new Metric("AWS/SNS", name, Map.of("TopicName", topic));
    }

    Hop of(ExpectedRule rule) {
        List<Long> counts = OF_RULES.stream().map(rule::metric).map(this::count).toList();
        return hop(
                "rule " + rule.name(),
                counts.get(0) > 0 || counts.get(1) > 0,
                counts.get(2) > 0,
                "matched %d, targets called %d, failed %d".formatted(counts.toArray()));
    }

    Hop of(String topic) {
        List<Long> counts =
                OF_TOPICS.stream().map(name -> count(topicMetric(topic, name))).toList();
        return hop(
                "topic " + topic,
                counts.get(0) > 0,
                counts.get(1) > 0,
                "delivered %d, failed %d".formatted(counts.toArray()));
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
