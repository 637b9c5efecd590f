package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A state machine of AWS Step Functions, of type Standard and written in JSONata, as far as this
 * class understands it: what it does not understand it refuses.
 *
 * <p>It may be run by several threads at the same time: it is immutable, its expressions are
 * compiled once, and whatever a run changes is its own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html">Amazon
 *     States Language</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming
 *     data with JSONata in Step Functions</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Passing
 *     data between states with variables</a>
 */
public final class StateMachine {

    private static final EvaluationListener NOBODY = evaluation -> {};

    private final Flow flow;
    private final EvaluationListener listener;

    private StateMachine(Flow flow, EvaluationListener listener) {
        this.flow = flow;
        this.listener = listener;
    }

    /**
     * Reads a definition.
     *
     * @throws InvalidDefinitionException for anything that is wrong or not understood; the message
     *     names the state and the field
     */
    public static StateMachine of(JsonNode definition) {
        Fields fields = Fields.of(definition.deepCopy(), "the state machine");
        fields.allowOnly(Set.of("StartAt", "TimeoutSeconds", "States"));
        fields.text("QueryLanguage");
        fields.number("TimeoutSeconds", 1, 1);
        Flow flow = Flow.read(fields);
        FlowCheck.check(flow);
        return new StateMachine(flow, NOBODY);
    }

    /** The same, and somebody hears of each evaluation. */
    public StateMachine heardBy(EvaluationListener other) {
        return new StateMachine(flow, other);
    }

    /**
     * Runs it to its end. It never waits: retries happen at once, iterations and branches one after
     * the other.
     *
     * @return also if it failed
     * @throws UnsupportedOperationException if it comes to what is not played here: the items of a Map
     *     are an object
     */
    public Execution run(JsonNode input, ExecutionContext context, Tasks tasks) {
        return new Run(context, input, tasks, listener).execution(flow);
    }
}
