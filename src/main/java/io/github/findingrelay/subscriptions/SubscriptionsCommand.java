package io.github.findingrelay.subscriptions;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;

/** E-mail subscriptions, which CloudFormation makes but cannot fix. */
@Command(
        name = "subscriptions",
        header = "List, repair and confirm e-mail subscriptions.",
        description =
                "Lists, repairs and confirms e-mail subscriptions. CloudFormation makes them, but does not see what becomes"
                        + " of them.",
        subcommands = {
            SubscriptionsListCommand.class,
            SubscriptionsRepairCommand.class,
            SubscriptionsConfirmCommand.class
        },
        footer = {"", "Example: ./relay subscriptions list", "         ./relay subscriptions repair --execute"})
public final class SubscriptionsCommand extends GroupCommand {}
