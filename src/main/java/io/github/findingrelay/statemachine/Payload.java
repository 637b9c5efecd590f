package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;

/** How much a state, and a variable, can hold. */
final class Payload {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MAX_BYTES = 256 * 1024;

    private Payload() {}

    /** The same, if it is small enough. */
    static JsonNode checked(JsonNode payload, String what) throws StateFailedException {
        check(size(payload), what);
        return payload;
    }

    /** What one Assign sets may not be larger than one variable. */
    static void checkTotal(Collection<JsonNode> values, String what) throws StateFailedException {
        check(values.stream().mapToLong(Payload::size).sum(), what);
    }

    private static void check(long size, String what) throws StateFailedException {
        if (size > MAX_BYTES) {
            throw new StateFailedException(
                    Failure.DATA_LIMIT, what + " has " + size + " bytes, and must not have more than " + MAX_BYTES);
        }
    }

    private static long size(JsonNode payload) {
        try {
            return JSON.writeValueAsBytes(payload).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
