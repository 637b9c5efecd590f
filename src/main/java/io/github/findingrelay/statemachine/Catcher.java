package io.github.findingrelay.statemachine;

import java.util.Set;

/** Goes on elsewhere after a failure. */
record Catcher(ErrorNames errors, Exit exit) {

    private static final Set<String> FIELDS = Set.of("ErrorEquals", "Next", "Assign", "Output");

    static Catcher read(Fields fields) {
        fields.allowOnly(FIELDS);
        return new Catcher(ErrorNames.read(fields), Exit.toNext(fields, StatesFields.AFTER_FAILURE));
    }
}
