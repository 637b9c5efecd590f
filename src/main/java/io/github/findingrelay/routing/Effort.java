package io.github.findingrelay.routing;

import java.util.List;
import java.util.function.Function;

/**
 * How far a proof goes.
 *
 * @param stage plays a state machine, and says what is wrong with it
 * @param enough findings that go a wrong way, after which no other need be played
 */
record Effort(Function<MachinePlay, List<String>> stage, int enough) {

    /** Everything, and to the end. */
    static final Effort FULL = new Effort(MachinePlay::problems, Integer.MAX_VALUE);
}
