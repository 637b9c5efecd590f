package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountPlaces;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AccountOptions;
import io.github.findingrelay.desk.OwnerOptions;
import io.github.findingrelay.desk.Selection;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists accounts. */
@Command(
        name = "list",
        header = "List accounts with their owners and whom they notify.",
        description = "Lists the accounts of accounts.yaml with their owners and whom they notify.",
        footer = {"", "Example: ./relay accounts list", "         ./relay accounts list --owner payments --format csv"})
final class AccountsListCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private OwnerOptions owners;

    @Mixin
    private AccountOptions accounts;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

    AccountsListCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return console.finish(
                AccountsFile.read(options.workspace),
                options.color,
                organization -> print(new AccountsTable(chosen(organization), AccountPlaces.in(options.workspace))));
    }

    private ExitCode print(AccountsTable accounts) {
        console.result(
                switch (format.get()) {
                    default -> accounts.text(console.display(options.color));
                    case JSON -> accounts.json();
                    case CSV -> accounts.table().csv();
                    case MARKDOWN -> accounts.table().markdown();
                },
                format.get(),
                options.color);
        return ExitCode.DONE;
    }

    private List<Account> chosen(Organization organization) {
        return Selection.of(organization, options, selection -> {
            List<String> chosenOwners = owners.of(selection);
            List<String> chosenAccounts = accounts.of(selection);
            return organization.accounts().stream()
                    .filter(account -> chosenOwners.isEmpty()
                            || chosenOwners.contains(account.owner().key()))
                    .filter(account -> chosenAccounts.isEmpty() || chosenAccounts.contains(account.id()))
                    .toList();
        });
    }
}
