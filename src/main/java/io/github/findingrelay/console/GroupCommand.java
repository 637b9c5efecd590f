package io.github.findingrelay.console;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: one of its subcommands has to be named. */
public abstract class GroupCommand implements Runnable {

    private final String message;

    @Spec
    private CommandSpec spec;

    /**
     * A group.
     *
     * @param message what is said if none is named
     */
    protected GroupCommand(String message) {
        this.message = message;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), message);
    }
}
