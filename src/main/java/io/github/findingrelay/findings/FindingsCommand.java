package io.github.findingrelay.findings;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;

/** What the analyzers know of findings, over all Regions. */
@Command(
        name = "findings",
        header = "List, archive and reopen findings over all Regions.",
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
        footer = {"", "Example: ./relay findings list --owner payments"})
public final class FindingsCommand extends GroupCommand {}
