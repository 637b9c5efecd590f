package io.github.findingrelay.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.statemachine.EvaluationListener;
import io.github.findingrelay.statemachine.Execution;
import io.github.findingrelay.statemachine.ExecutionContext;
import io.github.findingrelay.statemachine.InvalidDefinitionException;
import io.github.findingrelay.statemachine.StateMachine;
import java.time.Instant;

/**
 * A state machine that tells people of findings. It is played here as Step Functions runs it, on
 * services that answer as AWS does.
 */
public final class PlayedDelivery {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String arn;
    private final JsonNode definition;
    private final StateMachine machine;

    private PlayedDelivery(String arn, JsonNode definition, StateMachine machine) {
        this.arn = arn;
        this.definition = definition;
        this.machine = machine;
    }

    /**
     * Reads a state machine.
     *
     * @param definition JSON, as CloudFormation hands it over
     * @throws InvalidDefinitionException if Step Functions would refuse it, or we do not understand it
     */
    public static PlayedDelivery of(String arn, String definition) {
        try {
            JsonNode read = JSON.readTree(definition);
            return new PlayedDelivery(arn, read, StateMachine.of(read));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a definition is written from JSON", e);
        }
    }

    /** The same, and somebody hears of each evaluation. */
    public PlayedDelivery heardBy(EvaluationListener listener) {
        return new PlayedDelivery(arn, definition, machine.heardBy(listener));
    }

    /** As Step Functions has it. */
    JsonNode definition() {
        return definition;
    }

    /**
     * What happens if all of AWS works.
     *
     * @param input what a rule hands over, the findings among it
     */
    public Told tell(JsonNode input) {
        return tell(input, Faults.NONE);
    }

    Told tell(JsonNode input, Faults faults) {
        Services services = new Services(faults);
        String execution = arn.replace(":stateMachine:", ":execution:") + ":proof";
        ExecutionContext context = new ExecutionContext(arn, execution, "proof", Instant.EPOCH);
        Execution run = machine.run(input, context, services);
        return new Told(run.failure().isEmpty(), services.done());
    }
}
