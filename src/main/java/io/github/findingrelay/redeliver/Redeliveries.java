package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.Executions.Execution;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Executions that were started to make up for others. One may fail and be made up for itself. */
final class Redeliveries {

    private final List<Execution> executions = new ArrayList<>();

    Redeliveries(List<Execution> executions) {
        this.executions.addAll(executions);
    }

    /** Remembers how one has ended just now. */
    void add(Execution execution) {
        executions.removeIf(known -> known.arn().equals(execution.arn()));
        executions.add(execution);
    }

    Stream<Execution> failed() {
        return executions.stream().filter(execution -> execution.status().isFailure());
    }

    Optional<Execution> named(String arn) {
        return executions.stream()
                .filter(execution -> execution.arn().equals(arn))
                .findFirst();
    }

    /** Those that make up for an execution. */
    List<Execution> after(String arn) {
        return executions.stream()
                .filter(execution -> execution.name().startsWith(RedeliveryName.startOf(arn)))
                .filter(execution -> !execution.arn().equals(arn))
                .toList();
    }

    /** Whether all has been done by now that an execution was to do. */
    boolean isDone(Execution execution) {
        if (!execution.status().isFailure()) {
            return execution.status() == ExecutionStatus.SUCCEEDED;
        }
        List<Execution> after = after(execution.arn());
        return !after.isEmpty() && after.stream().allMatch(this::isDone);
    }
}
