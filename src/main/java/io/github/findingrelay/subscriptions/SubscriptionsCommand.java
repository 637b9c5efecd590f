package io.github.findingrelay.subscriptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** E-mail subscriptions, which CloudFormation makes but cannot mend. */
@Command(
        name = "subscriptions",
        description =
                "Lists and repairs e-mail subscriptions that are pending, lost or unwanted. CloudFormation makes them, but"
                        + " does not see what becomes of them.",
        subcommands = {SubscriptionsListCommand.class, SubscriptionsRepairCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: ./relay subscriptions list", "         ./relay subscriptions repair --execute"})
public final class SubscriptionsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: list or repair.");
    }
}
