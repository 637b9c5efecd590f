package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a state is left.
 *
 * @param output instead of what it is otherwise
 * @param assign the variables that it sets
 * @param next nothing: whatever it is in ends
 */
record Exit(Optional<Template> output, Map<String, Template> assign, Optional<String> next) {

    /** The names that AWS allows are more; these can be read in an expression without quotes. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");

    /** With Next, or with End. */
    static Exit of(Fields fields, Set<String> readable) {
        if (!fields.has("End")) {
            return toNext(fields, readable);
        }
        if (fields.has("Next")) {
            throw fields.invalid("End", "must not stand beside Next");
        }
        if (!fields.isTrue("End")) {
            throw fields.invalid("End", "must be true");
        }
        return toEnd(fields, readable);
    }

    static Exit toNext(Fields fields, Set<String> readable) {
        return read(fields, readable, Optional.of(fields.text("Next")));
    }

    static Exit toEnd(Fields fields, Set<String> readable) {
        return read(fields, readable, Optional.empty());
    }

    static Exit read(Fields fields, Set<String> readable, Optional<String> next) {
        return new Exit(fields.template("Output", readable), assign(fields, readable), next);
    }

    private static Map<String, Template> assign(Fields fields, Set<String> readable) {
        if (!fields.has("Assign")) {
            return Map.of();
        }
        Map<String, Template> assign = fields.object("Assign").templates(readable);
        for (String name : assign.keySet()) {
            if (!VARIABLE.matcher(name).matches() || name.equals("states") || Expression.isFunction(name)) {
                throw fields.invalid("Assign", "'" + name + "' cannot be the name of a variable");
            }
        }
        return assign;
    }

    JsonNode output(JsonNode otherwise, Bindings bindings) throws StateFailedException {
        return output.isPresent() ? output.get().fill(bindings) : otherwise;
    }
}
