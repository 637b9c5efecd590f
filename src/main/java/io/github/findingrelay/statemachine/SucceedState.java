package io.github.findingrelay.statemachine;

import java.util.List;
import java.util.Set;

/** Ends whatever it is in as succeeded. */
record SucceedState(Exit exit) implements State {

    private static final Set<String> FIELDS = Set.of("Type", "Output");

    static SucceedState read(Fields fields) {
        fields.allowOnly(FIELDS);
        return new SucceedState(Exit.toEnd(fields, StatesFields.IN_WORK));
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
