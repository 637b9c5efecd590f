package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;

/** Does what Task states ask for. */
@FunctionalInterface
public interface Tasks {

    /**
     * Does one task.
     *
     * @param resource as the definition has it, such as {@code arn:aws:states:::sns:publish}
     * @return what becomes {@code $states.result}
     * @throws TaskFailedException if it fails; any other exception ends the whole run with it
     */
    JsonNode call(String resource, JsonNode arguments) throws TaskFailedException;
}
