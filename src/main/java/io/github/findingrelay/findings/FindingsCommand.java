package io.github.findingrelay.findings;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the analyzers know of findings, over all Regions. */
@Command(
        name = "findings",
        description =
                "Lists, archives and reopens findings of IAM Access Analyzer, over all Regions. The analyzers are asked: they"
                        + " remember what Security Hub forgets after 90 days.",
        subcommands = {
            FindingsListCommand.class,
            FindingsShowCommand.class,
            FindingsArchiveCommand.class,
            FindingsReopenCommand.class,
            FindingsRescanCommand.class,
            FindingsPreviewCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: ./relay findings list --owner payments"})
public final class FindingsCommand extends GroupCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    FindingsCommand() {
        super("Name a command.");
    }
}
