package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Calls a service. */
record TaskState(
        String resource, Optional<Template> arguments, Optional<Template> timeout, Handlers handlers, Exit exit)
        implements WorkState {

    private static final Set<String> FIELDS = Set.of(
            "Type", "Resource", "Arguments", "TimeoutSeconds", "Output", "Assign", "Retry", "Catch", "Next", "End");

    static TaskState read(Fields fields) {
        fields.allowOnly(FIELDS);
        String resource = fields.text("Resource");
        if (!resource.startsWith("arn:") || resource.endsWith(".waitForTaskToken")) {
            throw fields.invalid("Resource", "must be an ARN, and of what answers at once");
        }
        return new TaskState(
                resource,
                fields.template("Arguments", StatesFields.IN_WORK),
                fields.wholeNumber("TimeoutSeconds", 1),
                Handlers.read(fields),
                Exit.of(fields, StatesFields.AFTER_WORK));
    }

    @Override
    public JsonNode result(Visit visit) throws StateFailedException {
        visit.wholeNumber(timeout, 1, "TimeoutSeconds");
        return visit.call(resource, visit.filled(arguments, "Arguments"));
    }
}
