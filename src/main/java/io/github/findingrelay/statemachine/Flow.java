package io.github.findingrelay.statemachine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** States, and where they begin: a whole state machine, a branch, or what a Map does with an item. */
record Flow(String startAt, Map<String, State> states) {

    static Flow read(Fields fields) {
        Fields states = fields.object("States");
        Map<String, State> read = new LinkedHashMap<>();
        for (String name : states.names()) {
            read.put(name, State.read(states.named(name)));
        }
        return new Flow(fields.text("StartAt"), Collections.unmodifiableMap(read));
    }

    /** A definition was checked: there is one. */
    State state(String name) {
        return Objects.requireNonNull(states.get(name));
    }
}
