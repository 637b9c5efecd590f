package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes where the first condition says that holds. What fails in it cannot be caught there.
 *
 * @param otherwise with the state's own Output and Assign, which hold for no other way
 */
record ChoiceState(List<Rule> rules, Optional<Exit> otherwise) implements State {

    private static final Set<String> FIELDS = Set.of("Type", "Choices", "Default", "Output", "Assign");

    /** One way out, and when it is taken. */
    record Rule(Expression condition, Exit exit) {

        private static final Set<String> FIELDS = Set.of("Condition", "Next", "Output", "Assign");

        private static Rule read(Fields fields) {
            fields.allowOnly(FIELDS);
            return new Rule(
                    fields.expression("Condition", StatesFields.IN_WORK), Exit.toNext(fields, StatesFields.IN_WORK));
        }
    }

    static ChoiceState read(Fields fields) {
        fields.allowOnly(FIELDS);
        Optional<String> otherwise = fields.optionalText("Default");
        Exit exit = Exit.read(fields, StatesFields.IN_WORK, otherwise);
        if (otherwise.isEmpty() && (fields.has("Output") || fields.has("Assign"))) {
            throw fields.invalid("Default", "is missing, and Output and Assign are for it");
        }
        return new ChoiceState(
                fields.objects("Choices").stream().map(Rule::read).toList(), otherwise.map(name -> exit));
    }

    @Override
    public Step enter(Visit visit) throws StateFailedException {
        return visit.leave(chosen(visit), visit.input(), visit.bindings());
    }

    private Exit chosen(Visit visit) throws StateFailedException {
        for (Rule rule : rules) {
            JsonNode holds = rule.condition().evaluate(visit.bindings());
            if (!holds.isBoolean()) {
                throw rule.condition().failure("a condition must be true or false, not " + holds);
            }
            if (holds.booleanValue()) {
                return rule.exit();
            }
        }
        return otherwise.orElseThrow(() -> visit.noChoice());
    }

    @Override
    public List<Exit> exits() {
        List<Exit> exits = new ArrayList<>(rules.stream().map(Rule::exit).toList());
        otherwise.ifPresent(exits::add);
        return exits;
    }
}
