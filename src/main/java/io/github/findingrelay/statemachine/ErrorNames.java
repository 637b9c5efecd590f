package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Errors that are retried or caught.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling
 *     errors in Step Functions workflows</a>
 */
record ErrorNames(List<String> names) {

    private static final String ALL = "States.ALL";
    private static final String TASK_FAILED = "States.TaskFailed";
    private static final String TIMEOUT = "States.Timeout";

    /** Of those with the reserved prefix, the ones that can happen here and be caught. */
    private static final Set<String> KNOWN = Set.of(
            ALL,
            TASK_FAILED,
            TIMEOUT,
            "States.HeartbeatTimeout",
            "States.Permissions",
            Failure.QUERY_EVALUATION,
            Failure.NO_CHOICE_MATCHED,
            Failure.DATA_LIMIT);

    static ErrorNames read(Fields fields) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : fields.items("ErrorEquals")) {
            if (!name.isTextual() || !isPossible(name.textValue())) {
                throw fields.invalid("ErrorEquals", name + " is not an error that can be caught here");
            }
            names.add(name.textValue());
        }
        if (names.contains(ALL) && names.size() > 1) {
            throw fields.invalid("ErrorEquals", ALL + " must stand alone");
        }
        return new ErrorNames(List.copyOf(names));
    }

    private static boolean isPossible(String name) {
        return !name.isEmpty() && !Expression.isIn(name) && (!name.startsWith("States.") || KNOWN.contains(name));
    }

    boolean isAll() {
        return names.contains(ALL);
    }

    boolean has(String error) {
        if (error.equals(Failure.RUNTIME)) {
            return false;
        }
        if (names.contains(error)) {
            return true;
        }
        boolean any = isAll() || (names.contains(TASK_FAILED) && !error.equals(TIMEOUT));
        return any && !error.equals(Failure.DATA_LIMIT);
    }
}
