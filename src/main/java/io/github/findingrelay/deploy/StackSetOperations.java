package io.github.findingrelay.deploy;

import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Operations on one stack set, one after the other: a set takes one at a time. */
final class StackSetOperations {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(2);

    private final DeploymentCalls calls;
    private final String idPrefix;
    private final String name;
    private final CallAs callAs;
    private int count;

    StackSetOperations(DeploymentCalls calls, String purpose, String name, CallAs callAs) {
        this.calls = calls;
        this.idPrefix = calls.tokenPrefix() + purpose;
        this.name = name;
        this.callAs = callAs;
    }

    /**
     * Starts an operation as soon as no other is going on, and waits for its end. Whether it has
     * failed, and where, the stacks say.
     *
     * @param start takes the id of the operation, and answers with the one that it has
     */
    void run(UnaryOperator<String> start) {
        String id = "%s-%d".formatted(idPrefix, ++count);
        Duration deadline = calls.time().now().plus(LONGEST);
        Optional<String> started = started(start, id);
        while (started.isEmpty()) {
            pause(deadline);
            started = started(start, id);
        }
        while (isRunning(started.get())) {
            pause(deadline);
        }
    }

    /** The same id each time: what was started is not started again. */
    private Optional<String> started(UnaryOperator<String> start, String id) {
        try {
            return Optional.of(calls.budget().repeatable(() -> start.apply(id)));
        } catch (RequestException e) {
            if (e.fault() == Fault.BUSY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean isRunning(String operation) {
        return calls.budget().repeatable(() -> calls.stackSets().isRunning(name, callAs, operation));
    }

    private void pause(Duration deadline) {
        if (calls.time().now().compareTo(deadline) > 0) {
            throw new RequestException(
                    Fault.REFUSED, "an operation of stack set " + name + " has not ended after two hours");
        }
        calls.time().sleep(PAUSE);
    }
}
