package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What became of a run: it has either an output or a failure.
 *
 * @param calls in order; those of iterations and branches one iteration or branch after the other
 */
public record Execution(Optional<JsonNode> output, Optional<Failure> failure, List<TaskCall> calls) {

    public Execution {
        calls = List.copyOf(calls);
    }
}
