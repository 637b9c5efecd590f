package io.github.findingrelay.desk;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.model.Labelled;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Executions of the state machines of one account and Region. Each method is one call; none
 * retries.
 *
 * <p>All throw a {@link RequestException}.
 */
public interface Executions {

    static Executions of(AwsSession session) {
        return new AwsExecutions(session);
    }

    /** How an execution stands. */
    enum ExecutionStatus implements Labelled {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED;

        /** Whether it has ended without having done all that it was to do. */
        public boolean isFailure() {
            return this != RUNNING && this != SUCCEEDED;
        }

        /** Whether it was ended from without, so that it could not say all that it had not done. */
        public boolean isCut() {
            return this == TIMED_OUT || this == ABORTED;
        }
    }

    /** As a list has it. */
    record Execution(String arn, String name, ExecutionStatus status, Instant started) {}

    /**
     * As it is described.
     *
     * @param error name of the error that has ended it, or empty
     * @param cause of the error, or empty
     */
    record Described(ExecutionStatus status, String input, String error, String cause) {}

    /**
     * What an execution has done.
     *
     * @param previous number of the event that has led to this one
     * @param type for example {@code TaskSucceeded}
     * @param resource of a task, for example {@code sns:publish}, or empty
     * @param data what the task was given, has given back or has failed with, or empty
     */
    record ExecutionEvent(long id, long previous, String type, String resource, String data) {}

    /** State of a state machine, for example {@code ACTIVE}. */
    String machine(String arn);

    /**
     * Executions of a state machine, the newest first; those of the last moments may be missing.
     *
     * @param status only of those; empty: all
     */
    Page<Execution> list(String machine, Optional<ExecutionStatus> status, Optional<String> next);

    /** The same, with those only that were started since a moment, and then no more pages. */
    default Page<Execution> list(
            String machine, Optional<ExecutionStatus> status, Instant since, Optional<String> next) {
        Page<Execution> page = list(machine, status, next);
        List<Execution> young = page.items().stream()
                .filter(execution -> !execution.started().isBefore(since))
                .toList();
        return new Page<>(young, young.size() == page.items().size() ? page.next() : Optional.empty());
    }

    Described describe(String execution);

    /** From the first event on. */
    Page<ExecutionEvent> history(String execution, Optional<String> next);

    /**
     * Starts an execution. As long as one of the name runs, the same call again does nothing; when it
     * has ended, the name is refused for 90 days, since it exists already.
     */
    void start(String machine, String name, String input);
}
