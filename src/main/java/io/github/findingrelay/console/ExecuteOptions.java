package io.github.findingrelay.console;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The one rule for what changes AWS: it says what it would do, and does it with {@code --execute}. */
public final class ExecuteOptions {

    @ArgGroup
    private Choice choice = new Choice();

    /** One or the other, or neither. */
    private static final class Choice {
        @Option(names = "--execute", description = "Does it. Without it, the command only says what it would do.")
        private boolean execute;

        @Option(names = "--dry-run", description = "Says what would be done, and changes nothing. The default.")
        private boolean dryRun;
    }

    /** Whether it is to be done. */
    public boolean isExecuted() {
        return choice.execute;
    }

    /** Whether somebody has said that it is not to be done, rather than nothing. */
    public boolean isDryRun() {
        return choice.dryRun;
    }

    /** The last line of what a command says that it would do: how to have it done. */
    public static void sayHow(Console console) {
        console.problem("Nothing was changed. To do it: add --execute.\n");
    }
}
