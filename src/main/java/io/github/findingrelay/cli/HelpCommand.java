package io.github.findingrelay.cli;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The help of a command by its name. */
@Command(
        name = "help",
        header = "Show the help of a command.",
        description = "The same as COMMAND --help.",
        footer = {"", "Example: ./relay help deploy", "         ./relay help findings archive"})
final class HelpCommand implements Callable<ExitCode> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    /** Every command takes them; this one needs no workspace. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private WorkspaceOptions options;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "A command, and its subcommand. Without one: all commands.")
    private List<String> names = List.of();

    HelpCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() {
        CommandLine command = spec.root().commandLine();
        for (String name : names) {
            CommandLine subcommand = command.getSubcommands().get(name);
            if (subcommand == null) {
                throw new ParameterException(
                        command,
                        "'%s' is no command of '%s'"
                                        .formatted(
                                                name, command.getCommandSpec().qualifiedName())
                                + Suggestion.of(name, command.getSubcommands().keySet())
                                        .orElse(""));
            }
            command = subcommand;
        }
        console.result(command.getUsageMessage());
        return ExitCode.DONE;
    }
}
