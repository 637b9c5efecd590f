package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a state machine. */
final class Run {

    /** An execution has 25,000 events at most, and a state two at least: one as it is entered, one as it is left. */
    private static final int MAX_STATES = 12_500;

    private final ExecutionContext context;
    private final JsonNode input;
    private final Tasks tasks;
    private final EvaluationListener listener;
    private final List<TaskCall> calls = new ArrayList<>();
    private int entered;

    Run(ExecutionContext context, JsonNode input, Tasks tasks, EvaluationListener listener) {
        this.context = context;
        this.input = input;
        this.tasks = tasks;
        this.listener = listener;
    }

    ExecutionContext context() {
        return context;
    }

    JsonNode input() {
        return input;
    }

    EvaluationListener listener() {
        return listener;
    }

    Execution execution(Flow flow) {
        try {
            JsonNode output = play(flow, input, Scope.outermost());
            return new Execution(Optional.of(output), Optional.empty(), calls);
        } catch (StateFailedException e) {
            return new Execution(Optional.empty(), Optional.of(e.failure()), calls);
        }
    }

    JsonNode play(Flow flow, JsonNode flowInput, Scope scope) throws StateFailedException {
        Step step = new Step(flowInput, Optional.of(flow.startAt()));
        while (step.next().isPresent()) {
            if (++entered > MAX_STATES) {
                throw new StateFailedException(Failure.RUNTIME, "the execution has more than 25,000 events");
            }
            String state = step.next().get();
            JsonNode stateInput = Payload.checked(step.output(), "the input of state '" + state + "'");
            step = flow.state(state).enter(new Visit(this, state, stateInput, scope, 0));
        }
        return step.output();
    }

    JsonNode call(String state, String resource, JsonNode arguments) throws StateFailedException {
        try {
            JsonNode result = tasks.call(resource, arguments);
            calls.add(new TaskCall(state, resource, arguments, Optional.of(result), Optional.empty()));
            return Payload.checked(result, "the result of state '" + state + "'");
        } catch (TaskFailedException e) {
            Failure failure = new Failure(e.error(), e.cause());
            calls.add(new TaskCall(state, resource, arguments, Optional.empty(), Optional.of(failure)));
            throw new StateFailedException(failure.error(), failure.cause());
        }
    }
}
