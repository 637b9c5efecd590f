package io.github.findingrelay.notifytest;

import io.github.findingrelay.desk.Executions.Described;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.notifytest.DeliveryWatch.Sighting;
import io.github.findingrelay.notifytest.Hop.HopState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the delivery of a finding says of itself, hop by hop. */
final class DeliveryHops {

    static final String MARK = "mark in Security Hub";

    private static final String DELIVERY = "delivery";

    private DeliveryHops() {}

    /** The same for what cannot be looked at. */
    static List<Hop> unknown(ExpectedPath expected, String reason) {
        List<Hop> hops = new ArrayList<>();
        hops.add(new Hop(DELIVERY, HopState.UNKNOWN, reason));
        expected.topics().forEach(topic -> hops.add(new Hop("topic " + topic, HopState.UNKNOWN, "")));
        return hops;
    }

    /**
     * As they were seen.
     *
     * @param workflow of the finding in Security Hub, or empty
     */
    static List<Hop> of(Sighting sighting, ExpectedPath expected, String workflow) {
        List<Hop> hops = new ArrayList<>();
        Set<String> topics = new LinkedHashSet<>(expected.topics());
        topics.addAll(sighting.topics());
        hops.add(delivery(sighting));
        boolean ended = hasEnded(sighting);
        topics.forEach(topic -> hops.add(published(topic, sighting.steps(), ended)));
        if (expected.marked()) {
            hops.add(marked(sighting.steps(), ended, workflow));
        }
        return hops;
    }

    private static boolean hasEnded(Sighting sighting) {
        return !sighting.executions().isEmpty()
                && sighting.executions().values().stream().noneMatch(one -> one.status() == ExecutionStatus.RUNNING);
    }

    private static Hop delivery(Sighting sighting) {
        if (!sighting.isThere()) {
            return new Hop(DELIVERY, HopState.FAILED, "there is no state machine; './relay deploy --execute' makes it");
        }
        List<Map.Entry<String, Described>> all =
                List.copyOf(sighting.executions().entrySet());
        return all.stream()
                .filter(one -> one.getValue().status().isFailure())
                .findFirst()
                .map(one -> hop(one, HopState.FAILED))
                .orElseGet(() -> all.isEmpty()
                        ? new Hop(DELIVERY, HopState.WAITING, "no execution has the finding")
                        : hop(all.get(0), hasEnded(sighting) ? HopState.PASSED : HopState.WAITING));
    }

    private static Hop hop(Map.Entry<String, Described> execution, HopState state) {
        Described described = execution.getValue();
        return new Hop(
                DELIVERY,
                state,
                "execution %s: %s%s"
                        .formatted(
                                DeliverySteps.name(execution.getKey()),
                                described.status().label(),
                                described.error().isEmpty() ? "" : ", " + described.error()));
    }

    private static Hop published(String topic, DeliverySteps steps, boolean ended) {
        String what = "topic " + topic;
        String message = steps.messages().get(topic);
        if (message != null) {
            return new Hop(what, HopState.PASSED, "message " + message);
        }
        if (!ended) {
            return new Hop(what, HopState.WAITING, steps.failures().getOrDefault(topic, ""));
        }
        return new Hop(what, HopState.FAILED, steps.failures().getOrDefault(topic, "nothing was published to it"));
    }

    private static Hop marked(DeliverySteps steps, boolean ended, String workflow) {
        boolean isMarked = steps.mark().filter(String::isEmpty).isPresent() || workflow.equals("NOTIFIED");
        if (isMarked) {
            return new Hop(MARK, HopState.PASSED, "NOTIFIED");
        }
        boolean isRefused = ended && steps.mark().isPresent();
        return new Hop(
                MARK,
                isRefused ? HopState.FAILED : HopState.WAITING,
                steps.mark().orElse(""));
    }
}
