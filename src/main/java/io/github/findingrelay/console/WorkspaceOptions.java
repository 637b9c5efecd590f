package io.github.findingrelay.console;

import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command has, and its complaint about any of its options. */
public sealed class WorkspaceOptions permits AwsOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "-C",
            paramLabel = "DIR",
            description = "The workspace: the folder that holds accounts.yaml. Default: the current one.")
    public Path workspace = Path.of("");

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colors: auto (default: on a terminal), always, never.")
    public Color color = Color.AUTO;

    /** picocli answers them by itself. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private HelpOptions help;

    /** Wrong use of the command line; whoever throws it has the usage shown, too. */
    public RuntimeException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /**
     * Throws if a value cannot be meant.
     *
     * @param pattern that all of each matches
     * @param message in which {@code %s} stands for the first that does not
     */
    public void requireAll(Collection<String> values, String pattern, String message) {
        for (String value : values) {
            if (!value.matches(pattern)) {
                throw wrong(message.formatted(value));
            }
        }
    }
}
