package io.github.findingrelay.statemachine;

import java.util.Set;

/** Which fields of $states can be read where. */
final class StatesFields {

    /** Before there is a result. */
    static final Set<String> IN_WORK = Set.of("input", "context");

    /** In Output and Assign of what has a result. */
    static final Set<String> AFTER_WORK = Set.of("input", "context", "result");

    /** In Output and Assign of a catcher. */
    static final Set<String> AFTER_FAILURE = Set.of("input", "context", "errorOutput");

    private StatesFields() {}
}
