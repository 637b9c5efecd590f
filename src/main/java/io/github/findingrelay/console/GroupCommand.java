package io.github.findingrelay.console;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: one of its subcommands has to be named. */
public abstract class GroupCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** What may stand before the subcommand as well as behind it; whoever starts it hands it over. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private AwsOptions options;

    @Override
    public void run() {
        if (spec.parent() == null) {
            throw new ParameterException(spec.commandLine(), "name a command");
        }
        List<String> names = new ArrayList<>(spec.subcommands().keySet());
        String last = names.remove(names.size() - 1);
        throw new ParameterException(
                spec.commandLine(), "name a command: %s or %s".formatted(String.join(", ", names), last));
    }
}
