package io.github.findingrelay.subscriptions;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** E-mail subscriptions, which CloudFormation makes but cannot fix. */
@Command(
        name = "subscriptions",
        description =
                "Lists, repairs and confirms e-mail subscriptions. CloudFormation makes them, but does not see what becomes"
                        + " of them.",
        subcommands = {
            SubscriptionsListCommand.class,
            SubscriptionsRepairCommand.class,
            SubscriptionsConfirmCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: ./relay subscriptions list", "         ./relay subscriptions repair --execute"})
public final class SubscriptionsCommand extends GroupCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    SubscriptionsCommand() {
        super("Name a command: list, repair or confirm.");
    }
}
