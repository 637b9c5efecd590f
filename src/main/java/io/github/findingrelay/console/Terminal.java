package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.Display;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The terminal that a process writes to, if it does.
 *
 * @param results whether standard output is one
 * @param problems whether standard error is one
 * @param columns that fit into a line
 */
public record Terminal(boolean results, boolean problems, int columns) {

    /** Files and pipes. */
    public static final Terminal NONE = new Terminal(false, false, Display.USUAL);

    /** Both streams are one. */
    public static Terminal of(int columns) {
        return new Terminal(true, true, columns);
    }

    /** As the launcher has found it: Java has no way to. */
    static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(
                Boolean.getBoolean("relay.terminal.results"),
                Boolean.getBoolean("relay.terminal"),
                columns(environment.getOrDefault("COLUMNS", ""), System.getProperty("relay.columns", "")));
    }

    /** Whoever has exported a width means it; a terminal that does not know its own says 0. */
    static int columns(String... said) {
        return Stream.of(said)
                .filter(text -> text.matches("[1-9][0-9]{0,4}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(Display.USUAL);
    }

    int resultColumns() {
        return results ? columns : Display.UNLIMITED;
    }

    int problemColumns() {
        return problems ? columns : Display.UNLIMITED;
    }
}
