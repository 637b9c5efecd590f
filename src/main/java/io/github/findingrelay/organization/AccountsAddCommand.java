package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountsEdit;
import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.Selection;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Adds an account. */
@Command(
        name = "add",
        header = "Add an account to accounts.yaml.",
        description =
                "Adds an account at the end of the accounts of accounts.yaml, or of a team's file in accounts.d. Everything else in"
                        + " the file stays as it is.",
        footer = {"", "Example: ./relay accounts add --id 666666666666 --name payments-sandbox --owner payments"})
final class AccountsAddCommand implements Callable<ExitCode> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private AccountsEditOptions change;

    @Option(names = "--id", paramLabel = "ID", required = true, description = "Twelve digits.")
    private String id = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What people call the account.")
    private String name = "";

    @Option(
            names = "--owner",
            paramLabel = "KEY",
            required = true,
            description = "Whose it is: the key of an owner in accounts.yaml.")
    private String owner = "";

    AccountsAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        if (!id.matches("[0-9]{12}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'%s' is not an account id: 12 digits, leading zeros among them.".formatted(id));
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return console.finish(
                AccountsEdit.read(options.workspace, change.file(options), today), options.color, organization -> {
                    Selection.of(organization, options, selection -> selection.owners("--owner", List.of(owner)));
                    return change.add(console, options, List.of(new Addition(id, name, owner, "")));
                });
    }
}
