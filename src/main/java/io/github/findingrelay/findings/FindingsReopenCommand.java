package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import picocli.CommandLine.Command;

/** Makes archived findings active again. */
@Command(
        name = "reopen",
        header = "Make archived findings active again.",
        description = "Makes archived findings active again.",
        footer = {
            "",
            "Example: ./relay findings reopen arn:aws:s3:::exports --reason 'contract' --execute",
            "         ./relay findings reopen 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d \\",
            "           --reason 'reviewed with payments' --all-regions --execute"
        })
final class FindingsReopenCommand extends FindingsStatusCommand {

    FindingsReopenCommand(Console console) {
        super(console, "findings reopen", FindingStatus.ACTIVE);
    }
}
