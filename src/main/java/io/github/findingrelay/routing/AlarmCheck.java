package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.routing.Router.Delivery;
import io.github.findingrelay.routing.StackContents.QueueAlarm;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Whether somebody hears of what is left in a dead-letter queue: the fallback, each contact once.
 */
final class AlarmCheck {

    private AlarmCheck() {}

    /**
     * Sends the alarm of each queue through the buses.
     *
     * @param rules those that may take an alarm
     * @param expected who must be notified
     */
    static List<Diagnostic> of(Topology topology, Stream<EventRule> rules, SortedSet<Recipient> expected) {
        Router router =
                new Router(topology, rules.filter(EventRule::enabled).distinct().toList());
        return topology.contents().queues.stream()
                .flatMap(queue -> problems(queue, topology, router, List.copyOf(expected)))
                .toList();
    }

    private static Stream<Diagnostic> problems(
            String queue, Topology topology, Router router, List<Recipient> expected) {
        List<QueueAlarm> alarms = topology.contents().alarms.stream()
                .filter(alarm -> queue.endsWith(":" + alarm.queue()))
                .toList();
        return alarms.isEmpty()
                ? Stream.of(Diagnostic.error(
                        "generated/foundation.yaml",
                        "no alarm watches over " + queue + ": nobody would hear of what is left there",
                        "alarm.missing"))
                : alarms.stream().flatMap(alarm -> problems(alarm, router, expected));
    }

    private static Stream<Diagnostic> problems(QueueAlarm alarm, Router router, List<Recipient> expected) {
        List<Recipient> happened = router.deliveries(router.matching(SampleEvents.alarm(alarm.name()))).stream()
                .map(Delivery::recipient)
                .sorted()
                .toList();
        return happened.equals(expected)
                ? Stream.empty()
                : Stream.of(Diagnostic.error(
                        alarm.location(),
                        "alarm %s notifies %s and should notify %s".formatted(alarm.name(), happened, expected),
                        "alarm.lost"));
    }
}
