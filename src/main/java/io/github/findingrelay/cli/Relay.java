package io.github.findingrelay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(
    name = "relay",
    description =
        "Delivers every IAM Access Analyzer finding of an AWS organization to the people who own the account.",
    subcommands = {
      ValidateCommand.class,
      RenderCommand.class,
      ProveCommand.class,
      RouteCommand.class,
      PlanCommand.class,
      DeployCommand.class,
      StatusCommand.class,
      SubscriptionsCommand.class,
      CoverageCommand.class,
      AccountsCommand.class,
      FindingsCommand.class,
      AnalyzersCommand.class,
      DoctorCommand.class,
      NotifyTestCommand.class,
      AdviseCommand.class,
      CommentCommand.class,
      IssueCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "Finding Relay 1.0",
    footer = {"", "Example: ./relay render"})
final class Relay implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
