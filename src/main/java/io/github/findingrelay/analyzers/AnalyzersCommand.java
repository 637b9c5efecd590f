package io.github.findingrelay.analyzers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(
        name = "analyzers",
        description =
                "The analyzers in all accounts and Regions, whoever has made them: lists them, and deletes those that were"
                        + " left behind.",
        subcommands = {AnalyzersListCommand.class, AnalyzersDeleteCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: ./relay analyzers list --organization"})
public final class AnalyzersCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: list or delete.");
    }
}
