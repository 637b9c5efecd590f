package io.github.findingrelay.analyzers;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;

/** The command without a subcommand. */
@Command(
        name = "analyzers",
        header = "List analyzers of all accounts, and delete those left behind.",
        description =
                "The analyzers in all accounts and Regions, whoever has made them: lists them, and deletes those that were"
                        + " left behind.",
        subcommands = {AnalyzersListCommand.class, AnalyzersDeleteCommand.class},
        footer = {"", "Example: ./relay analyzers list --organization"})
public final class AnalyzersCommand extends GroupCommand {}
