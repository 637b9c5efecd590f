package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A state has been entered.
 *
 * @param retries how often it was begun again
 */
record Visit(Run run, String state, JsonNode input, Scope scope, int retries) {

    /** The same once more. */
    Visit again() {
        return new Visit(run, state, input, scope, retries + 1);
    }

    /** An iteration of a Map, in which a selector and the processor see the item. */
    Visit of(Item item) {
        return new Visit(run, state, input, scope.about(item), retries);
    }

    Bindings bindings() {
        ObjectNode context = run.context().json(run.input(), state, retries);
        scope.item()
                .ifPresent(item -> context.putObject("Map")
                        .putObject("Item")
                        .put("Index", item.index())
                        .set("Value", item.value()));
        ObjectNode states = context.objectNode();
        states.set("input", input);
        states.set("context", context);
        return new Bindings(scope.visible(), states, run.listener());
    }

    /** What a field becomes; the input if there is no such field. */
    JsonNode filled(Optional<Template> template, String field) throws StateFailedException {
        return template.isEmpty() ? input : Payload.checked(template.get().fill(bindings()), place(field));
    }

    /** Checks a field that must become a whole number, and has no other effect here. */
    void wholeNumber(Optional<Template> template, int least, String field) throws StateFailedException {
        if (template.isPresent()) {
            JsonNode number = template.get().fill(bindings());
            if (!number.isIntegralNumber() || number.longValue() < least) {
                throw wrongType(field, "a whole number, " + least + " or more", number);
            }
        }
    }

    JsonNode call(String resource, JsonNode arguments) throws StateFailedException {
        return run.call(state, resource, arguments);
    }

    /** Plays what is within, in a scope of its own. */
    JsonNode play(Flow flow, JsonNode flowInput) throws StateFailedException {
        return run.play(flow, flowInput, scope.inner());
    }

    /** All is computed from the values before, and then set together. */
    Step leave(Exit exit, JsonNode otherwise, Bindings bindings) throws StateFailedException {
        JsonNode output = Payload.checked(exit.output(otherwise, bindings), place("Output"));
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (var variable : exit.assign().entrySet()) {
            values.put(variable.getKey(), variable.getValue().fill(bindings));
        }
        Payload.checkTotal(values.values(), place("Assign"));
        scope.assign(values);
        return new Step(output, exit.next());
    }

    StateFailedException noChoice() {
        return new StateFailedException(Failure.NO_CHOICE_MATCHED, place("Choices") + ": no condition holds");
    }

    StateFailedException wrongType(String field, String needed, JsonNode actual) {
        return new StateFailedException(
                Failure.QUERY_EVALUATION, place(field) + ": must be " + needed + ", not " + actual);
    }

    /** For what AWS does and we do not, so that nobody takes it for a failure of the state machine. */
    UnsupportedOperationException unsupported(String field, String message) {
        return new UnsupportedOperationException(place(field) + ": " + message);
    }

    private String place(String field) {
        return "state '" + state + "', " + field;
    }
}
