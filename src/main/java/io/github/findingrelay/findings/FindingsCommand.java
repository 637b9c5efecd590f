package io.github.findingrelay.findings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
public final class FindingsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
