package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Archives findings. */
@Command(
    name = "archive",
    description =
        "Archives findings that are intended. They are notified no more, and listed with --status archived.",
    footer = {
      "",
      "Example: ./relay findings archive arn:aws:s3:::exports --reason 'contract'",
      "         ./relay findings archive 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d \\",
      "           --reason 'reviewed with payments' --all-regions --dry-run"
    })
final class FindingsArchiveCommand implements Callable<ExitCode> {

  private final Console console;

  @Mixin private WorkspaceOptions options;
  @Mixin private FindingsOptions scope;
  @Mixin private FindingsChange change;

  FindingsArchiveCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
    return AdminAccount.work(
        console,
        options,
        (organization, aws) ->
            change.run(console, options, scope, FindingStatus.ARCHIVED, organization, aws));
  }
}
