package io.github.findingrelay.organization;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with the list of accounts. */
@Command(
        name = "accounts",
        description = "Lists the accounts of accounts.yaml, and adds to them.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {AccountsListCommand.class, AccountsAddCommand.class, AccountsImportCommand.class},
        footer = {"", "Example: ./relay accounts list"})
public final class AccountsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: list, add or import.");
    }
}
