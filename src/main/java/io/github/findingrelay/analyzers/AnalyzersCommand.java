package io.github.findingrelay.analyzers;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command without a subcommand. */
@Command(
        name = "analyzers",
        description =
                "The analyzers in all accounts and Regions, whoever has made them: lists them, and deletes those that were"
                        + " left behind.",
        subcommands = {AnalyzersListCommand.class, AnalyzersDeleteCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: ./relay analyzers list --organization"})
public final class AnalyzersCommand extends GroupCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    AnalyzersCommand() {
        super("Name a command: list or delete.");
    }
}
