package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;

/** What the tests of this room have in common. */
final class Samples {

    static final ExecutionContext CONTEXT = new ExecutionContext(
            "arn:aws:states:eu-west-1:111111111111:stateMachine:sample",
            "arn:aws:states:eu-west-1:111111111111:execution:sample:run-1",
            "run-1",
            Instant.parse("2026-01-01T00:00:00Z"));

    /** There is no Task state, or none that is reached. */
    static final Tasks NO_TASKS = (resource, arguments) -> {
        throw new AssertionError(resource);
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A state machine whose states are these. */
    static StateMachine machine(String startAt, String states) {
        return StateMachine.of(definition(startAt, states)).heardBy(RecordedEvaluations.ifAsked());
    }

    static JsonNode definition(String startAt, String states) {
        return json("""
                {"QueryLanguage": "JSONata", "StartAt": "%s", "States": %s}""".formatted(startAt, states));
    }

    /** What an expression makes of an input. */
    static Execution evaluated(String expression, JsonNode input) {
        JsonNode definition = definition("Only", "{\"Only\": {\"Type\": \"Succeed\"}}");
        ((ObjectNode) definition.at("/States/Only")).put("Output", "{% " + expression + " %}");
        return StateMachine.of(definition)
                .heardBy(RecordedEvaluations.ifAsked())
                .run(input, CONTEXT, NO_TASKS);
    }
}
