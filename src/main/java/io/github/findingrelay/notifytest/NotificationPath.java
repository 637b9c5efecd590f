package io.github.findingrelay.notifytest;

import io.github.findingrelay.request.RequestException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The way of a finding from Security Hub to its delivery, in the home Region. Each method is one call
 * and throws {@link RequestException}.
 */
interface NotificationPath {

    /** Imports a finding, or the same once more with another record state. May be done again. */
    void put(TestFinding finding, boolean archived, Instant updated);

    /** What Security Hub has of a finding; empty: it is not there yet. */
    Optional<FoundFinding> find(String finding);

    /**
     * Sums since a moment; zero for a metric that has nothing yet. They come minutes late.
     *
     * @param metrics at most 500
     */
    Map<Metric, Long> sums(Collection<Metric> metrics, Instant since, Instant until);

    /** About how many messages are in a queue. */
    int messages(String queue);

    /** The rule as it is deployed. */
    Optional<DeployedRule> rule(String name, String bus);

    /** Whether EventBridge itself finds that a pattern matches an event. */
    boolean matches(String pattern, String event);

    /**
     * A metric of CloudWatch.
     *
     * @param dimensions by name
     */
    record Metric(String namespace, String name, Map<String, String> dimensions) {
        public Metric {
            dimensions = Map.copyOf(dimensions);
        }
    }

    /**
     * A finding in Security Hub.
     *
     * @param product name
     * @param workflow status, or empty
     */
    record FoundFinding(String product, String workflow) {}

    /** A rule of EventBridge. */
    record DeployedRule(String pattern, boolean enabled) {}
}
