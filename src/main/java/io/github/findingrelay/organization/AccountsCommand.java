package io.github.findingrelay.organization;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;

/** What is done with the list of accounts. */
@Command(
        name = "accounts",
        description = "Lists the accounts of accounts.yaml, and adds to them.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {AccountsListCommand.class, AccountsAddCommand.class, AccountsImportCommand.class},
        footer = {"", "Example: ./relay accounts list"})
public final class AccountsCommand extends GroupCommand {

    AccountsCommand() {
        super("Name a command: list, add or import.");
    }
}
