package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A state that does something before it is left, which can be retried and caught. */
sealed interface WorkState extends State permits TaskState, MapState, ParallelState {

    /** What becomes {@code $states.result}. */
    JsonNode result(Visit visit) throws StateFailedException;

    Handlers handlers();

    Exit exit();

    @Override
    default Step enter(Visit visit) throws StateFailedException {
        return handlers().run(visit, this);
    }

    @Override
    default List<Exit> exits() {
        return handlers().exits(exit());
    }
}
