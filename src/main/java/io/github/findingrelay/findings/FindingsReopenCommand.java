package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes archived findings active again. */
@Command(
    name = "reopen",
    description = "Makes archived findings active again.",
    footer = {
      "",
      "Example: ./relay findings reopen arn:aws:s3:::exports --reason 'contract'",
      "         ./relay findings reopen 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d \\",
      "           --reason 'reviewed with payments' --all-regions --dry-run"
    })
final class FindingsReopenCommand implements Callable<ExitCode> {

  private final Console console;

  @Mixin private WorkspaceOptions options;
  @Mixin private FindingsOptions scope;
  @Mixin private FindingsChange change;

  FindingsReopenCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
    return AdminAccount.work(
        console,
        options,
        (organization, aws) ->
            change.run(console, options, scope, FindingStatus.ACTIVE, organization, aws));
  }
}
