package io.github.findingrelay.statemachine;

import java.util.List;
import java.util.Set;

/** Sets variables and makes an output. What fails in it cannot be caught there. */
record PassState(Exit exit) implements State {

    private static final Set<String> FIELDS = Set.of("Type", "Output", "Assign", "Next", "End");

    static PassState read(Fields fields) {
        fields.allowOnly(FIELDS);
        return new PassState(Exit.of(fields, StatesFields.IN_WORK));
    }

    @Override
    public Step enter(Visit visit) throws StateFailedException {
        return visit.leave(exit, visit.input(), visit.bindings());
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }
}
