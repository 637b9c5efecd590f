package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What {@code $states.context} says of the state machine and the execution.
 *
 * @param stateMachineArn ends in the name of the state machine
 * @param startTime when states are entered, too: no time passes
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Accessing
 *     execution data from the Context object</a>
 */
public record ExecutionContext(String stateMachineArn, String executionArn, String executionName, Instant startTime) {

    /** Always with milliseconds, which {@link Instant} leaves out where they are zero. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** As a state sees it. */
    ObjectNode json(JsonNode input, String state, int retries) {
        String time = TIME.format(startTime);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("Execution")
                .put("Id", executionArn)
                .put("Name", executionName)
                .put("StartTime", time)
                .set("Input", input);
        json.putObject("StateMachine")
                .put("Id", stateMachineArn)
                .put("Name", stateMachineArn.substring(stateMachineArn.lastIndexOf(':') + 1));
        json.putObject("State").put("Name", state).put("EnteredTime", time).put("RetryCount", retries);
        return json;
    }
}
