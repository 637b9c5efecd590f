package io.github.findingrelay.statemachine;

import java.util.List;

/** A state of a definition. */
sealed interface State permits WorkState, PassState, ChoiceState, SucceedState, FailState {

    Step enter(Visit visit) throws StateFailedException;

    /** All ways out. */
    List<Exit> exits();

    /** The state machines within. */
    default List<Flow> flows() {
        return List.of();
    }

    /** Reads a state by its type. */
    static State read(Fields fields) {
        String type = fields.text("Type");
        return switch (type) {
            case "Task" -> TaskState.read(fields);
            case "Pass" -> PassState.read(fields);
            case "Choice" -> ChoiceState.read(fields);
            case "Map" -> MapState.read(fields);
            case "Parallel" -> ParallelState.read(fields);
            case "Succeed" -> SucceedState.read(fields);
            case "Fail" -> FailState.read(fields);
            default -> throw fields.invalid("Type", "'" + type + "' is not played here");
        };
    }
}
