package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import picocli.CommandLine.Command;

/** Archives findings. */
@Command(
        name = "archive",
        header = "Archive findings that are intended.",
        description =
                "Archives findings that are intended. They are notified no more, and listed with --status archived.",
        footer = {
            "",
            "Example: ./relay findings archive arn:aws:s3:::exports --reason 'contract' --execute",
            "         ./relay findings archive 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d \\",
            "           --reason 'reviewed with payments' --all-regions --execute"
        })
final class FindingsArchiveCommand extends FindingsStatusCommand {

    FindingsArchiveCommand(Console console) {
        super(console, "findings archive", FindingStatus.ARCHIVED);
    }
}
