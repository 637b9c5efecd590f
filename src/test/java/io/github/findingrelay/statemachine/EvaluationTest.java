package io.github.findingrelay.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final String STATES = """
            {"A": {"Type": "Pass", "Assign": {"x": "{% $states.input.n + 1 %}"}, "Next": "B"},
             "B": {"Type": "Pass", "Output": "{% $x.missing %}", "End": true}}""";

    @Test
    void aListenerHearsOfResultsAndOfErrors() {
        List<Evaluation> heard = new ArrayList<>();

        StateMachine.of(Samples.definition("A", STATES))
                .heardBy(heard::add)
                .run(Samples.json("{\"n\": 1}"), Samples.CONTEXT, Samples.NO_TASKS);

        assertThat(heard).hasSize(2);
        Evaluation first = heard.get(0);
        assertThat(first.expression()).isEqualTo("$states.input.n + 1");
        assertThat(first.bindings()).containsOnlyKeys("states");
        assertThat(first.result()).contains(Samples.json("2"));
        assertThat(first.error()).isEmpty();
        Evaluation second = heard.get(1);
        assertThat(second.bindings()).containsEntry("x", Samples.json("2")).containsOnlyKeys("states", "x");
        assertThat(second.result()).isEmpty();
        assertThat(second.error()).contains("it has no result");
    }

    /** What JSONata makes of one item that is left of several; AWS would iterate over its fields. */
    @Test
    void aMapOfAnObjectIsNeitherPlayedNorTakenForAFailure() {
        StateMachine machine = Samples.machine("A", """
                {"A": {"Type": "Map", "Items": "{% $states.input[n > 1] %}", "End": true, "ItemProcessor":
                  {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}""");
        JsonNode input = Samples.json("[{\"n\": 1}, {\"n\": 2}]");

        assertThatThrownBy(() -> machine.run(input, Samples.CONTEXT, Samples.NO_TASKS))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("state 'A', Items: is an object");
    }

    @Test
    void aStateMachineDoesNotChangeWithItsDefinition() {
        ObjectNode definition = (ObjectNode)
                Samples.definition("A", "{\"A\": {\"Type\": \"Succeed\", \"Output\": {\"a\": [\"as it was\"]}}}");
        StateMachine machine = StateMachine.of(definition);

        ((ObjectNode) definition.at("/States/A/Output")).put("a", "changed");

        assertThat(machine.run(Samples.json("{}"), Samples.CONTEXT, Samples.NO_TASKS))
                .isEqualTo(machine.run(Samples.json("1"), Samples.CONTEXT, Samples.NO_TASKS))
                .extracting(Execution::output)
                .hasToString("Optional[{\"a\":[\"as it was\"]}]");
    }

    @Test
    void whatATaskThrowsOtherwiseEndsTheRun() {
        StateMachine machine = Samples.machine("A", """
                {"A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true,
                  "Retry": [{"ErrorEquals": ["States.ALL"]}]}}""");

        assertThatThrownBy(() -> machine.run(Samples.json("{}"), Samples.CONTEXT, (resource, arguments) -> {
                    throw new IllegalStateException(Map.of(resource, arguments).toString());
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
