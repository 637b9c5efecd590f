package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes all branches, one after the other: after one that fails no other is begun, where AWS has
 * begun them all.
 */
record ParallelState(Optional<Template> arguments, List<Flow> branches, Handlers handlers, Exit exit)
        implements WorkState {

    private static final Set<String> FIELDS =
            Set.of("Type", "Arguments", "Branches", "Output", "Assign", "Retry", "Catch", "Next", "End");

    static ParallelState read(Fields fields) {
        fields.allowOnly(FIELDS);
        List<Flow> branches = new ArrayList<>();
        for (Fields branch : fields.objects("Branches")) {
            branch.allowOnly(Set.of("StartAt", "States"));
            branches.add(Flow.read(branch));
        }
        return new ParallelState(
                fields.template("Arguments", StatesFields.IN_WORK),
                List.copyOf(branches),
                Handlers.read(fields),
                Exit.of(fields, StatesFields.AFTER_WORK));
    }

    @Override
    public JsonNode result(Visit visit) throws StateFailedException {
        JsonNode input = visit.filled(arguments, "Arguments");
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (Flow branch : branches) {
            results.add(visit.play(branch, input));
        }
        return results;
    }

    @Override
    public List<Flow> flows() {
        return branches;
    }
}
