package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.desk.Executions.Described;
import io.github.findingrelay.desk.Executions.Execution;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.request.Questions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds executions that have failed, were stopped or took too long, and that none has made up for. */
public final class FailedDeliveries {

    private static final Comparator<FailedDelivery> OLDEST_FIRST = Comparator.comparing(FailedDelivery::at)
            .thenComparing(one -> one.execution().arn());

    private final Executions executions;
    private final Questions questions;

    public FailedDeliveries(Executions executions, Questions questions) {
        this.executions = executions;
        this.questions = questions;
    }

    /** One of them. */
    public record FailedDelivery(DeliveryMachine machine, Execution execution) {
        /** When it was started. */
        public Instant at() {
            return execution.started();
        }

        @Override
        public String toString() {
            return execution.name();
        }
    }

    /** What became of one, and what it was to deliver, if that can be read. */
    public record Failure(FailedDelivery failed, Described described, Optional<Delivery> delivery) {}

    /** Those since a moment that nobody has tried again, the oldest first. A machine that is absent has none. */
    public List<FailedDelivery> since(List<DeliveryMachine> machines, Instant since) {
        List<FailedDelivery> failed = failed(machines, since);
        Optional<Instant> oldest = failed.stream().map(FailedDelivery::at).min(Comparator.naturalOrder());
        if (oldest.isEmpty()) {
            return List.of();
        }
        Redeliveries redeliveries = redeliveries(machines, oldest.get());
        return failed.stream()
                .filter(one -> redeliveries.after(one.execution().arn()).isEmpty())
                .toList();
    }

    /** Those since a moment, tried again or not. */
    List<FailedDelivery> failed(List<DeliveryMachine> machines, Instant since) {
        return ask(
                        "the executions of",
                        machines,
                        machine -> Stream.of(ExecutionStatus.values())
                                .filter(ExecutionStatus::isFailure)
                                .flatMap(status -> started(machine, Optional.of(status), since))
                                .toList())
                .sorted(OLDEST_FIRST)
                .toList();
    }

    Redeliveries redeliveries(List<DeliveryMachine> machines, Instant since) {
        return new Redeliveries(ask(
                        "the redeliveries of",
                        machines,
                        machine -> started(machine, Optional.empty(), since)
                                .filter(execution -> RedeliveryName.isOne(execution.name()))
                                .toList())
                .map(FailedDelivery::execution)
                .toList());
    }

    private Stream<Execution> started(DeliveryMachine machine, Optional<ExecutionStatus> status, Instant since) {
        return questions.pages(next -> executions.list(machine.arn(), status, since, next)).stream();
    }

    private Stream<FailedDelivery> ask(
            String what, List<DeliveryMachine> machines, Function<DeliveryMachine, List<Execution>> question) {
        return questions
                .askAll(
                        what,
                        machines,
                        machine -> Questions.find(() -> question.apply(machine)).orElse(List.of()))
                .entrySet()
                .stream()
                .flatMap(answer ->
                        answer.getValue().stream().map(execution -> new FailedDelivery(answer.getKey(), execution)));
    }

    /** What each was about, in the same order; those that have not answered are left out. */
    public List<Failure> described(List<FailedDelivery> failed) {
        return questions
                .callAll(
                        "the execution",
                        failed,
                        one -> executions.describe(one.execution().arn()))
                .entrySet()
                .stream()
                .map(answer -> failure(answer.getKey(), answer.getValue()))
                .toList();
    }

    private static Failure failure(FailedDelivery failed, Described described) {
        return new Failure(failed, described, Delivery.of(described.input()));
    }
}
