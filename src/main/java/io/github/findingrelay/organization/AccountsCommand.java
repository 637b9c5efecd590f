package io.github.findingrelay.organization;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;

/** What is done with the list of accounts. */
@Command(
        name = "accounts",
        header = "List the accounts of accounts.yaml, and add to them.",
        description = "Lists the accounts of accounts.yaml, and adds to them.",
        subcommands = {AccountsListCommand.class, AccountsAddCommand.class, AccountsImportCommand.class},
        footer = {"", "Example: ./relay accounts list"})
public final class AccountsCommand extends GroupCommand {}
