package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ends whatever it is in with a failure. */
record FailState(Optional<Template> error, Optional<Template> cause) implements State {

    private static final Set<String> FIELDS = Set.of("Type", "Error", "Cause");

    static FailState read(Fields fields) {
        fields.allowOnly(FIELDS);
        return new FailState(text(fields, "Error"), text(fields, "Cause"));
    }

    /** A text, or an expression that must become one. */
    private static Optional<Template> text(Fields fields, String name) {
        Optional<Template> template = fields.template(name, StatesFields.IN_WORK);
        if (template.isPresent() && !(template.get() instanceof Template.Computed)) {
            fields.text(name);
        }
        return template;
    }

    @Override
    public Step enter(Visit visit) throws StateFailedException {
        throw new StateFailedException(text(visit, error, "Error"), text(visit, cause, "Cause"));
    }

    private static String text(Visit visit, Optional<Template> template, String field) throws StateFailedException {
        if (template.isEmpty()) {
            return "";
        }
        JsonNode text = template.get().fill(visit.bindings());
        if (!text.isTextual()) {
            throw visit.wrongType(field, "a text", text);
        }
        return text.textValue();
    }

    @Override
    public List<Exit> exits() {
        return List.of();
    }
}
