package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.statemachine.TaskFailedException;

/** What AWS does not do. */
@FunctionalInterface
interface Faults {

    Faults NONE = (service, arguments) -> {};

    /**
     * Fails, or lets a call through.
     *
     * @param service {@code sns}, {@code sqs} or {@code securityhub}
     */
    void check(String service, JsonNode arguments) throws TaskFailedException;
}
