package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.routing.StackContents.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Whether somebody hears of what is left in a dead-letter queue and of executions that fail: the
 * fallback, each contact once, and without the state machines.
 */
final class AlarmCheck {

    private static final List<String> FAILURES =
            List.of("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted", "ExecutionThrottled");

    private final Topology topology;
    private final List<Recipient> expected;

    private AlarmCheck(Topology topology, SortedSet<Recipient> expected) {
        this.topology = topology;
        this.expected = List.copyOf(expected);
    }

    /**
     * Looks for an alarm for everything that can be lost.
     *
     * @param expected who must be notified
     */
    static List<Diagnostic> of(Topology topology, SortedSet<Recipient> expected) {
        AlarmCheck check = new AlarmCheck(topology, expected);
        Stream<List<String>> queues = topology.contents().queues.stream()
                .sorted()
                .map(queue -> queue.substring(queue.lastIndexOf(':') + 1))
                .map(name -> List.of("Maximum", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", name));
        Stream<List<String>> machines = topology.contents().machines.stream()
                .flatMap(machine -> FAILURES.stream()
                        .map(metric -> List.of("Sum", "AWS/States", metric, "StateMachineArn", machine.arn())));
        List<Diagnostic> found = new ArrayList<>();
        Stream.concat(queues, machines).flatMap(check::unwatched).forEach(found::add);
        topology.contents().alarms.stream().flatMap(check::misdirected).forEach(found::add);
        return found;
    }

    private Stream<Diagnostic> unwatched(List<String> metric) {
        boolean watched = topology.contents().alarms.stream()
                .anyMatch(alarm -> alarm.watched().contains(metric));
        return watched
                ? Stream.empty()
                : Stream.of(Diagnostic.error(
                        SourceLocation.wholeFile(ManifestFile.FOLDER + "/foundation.yaml"),
                        "no alarm watches %s of %s: nobody would hear of what is lost there"
                                .formatted(metric.get(2), metric.get(4)),
                        "alarm.missing"));
    }

    private Stream<Diagnostic> misdirected(Alarm alarm) {
        List<Recipient> happened = alarm.topics().stream()
                .flatMap(topic -> topology.recipientsOf(topic).stream())
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
