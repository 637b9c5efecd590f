package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Reporting;
import io.github.findingrelay.console.TableFormat;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.ReportFormat;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists accounts. */
@Command(
    name = "list",
    description = "Lists the accounts of accounts.yaml with their owners and whom they notify.",
    footer = {
      "",
      "Example: ./relay accounts list",
      "         ./relay accounts list --owner payments --format csv"
    })
final class AccountsListCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private WorkspaceOptions options;

  @Option(names = "--owner", paramLabel = "KEY", description = "Only the accounts of this owner.")
  private Optional<String> owner = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), json, csv or markdown.")
  private TableFormat format = TableFormat.TEXT;

  AccountsListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Checked<List<Account>> accounts = AccountsFile.read(options.workspace).then(this::chosen);
    if (!(accounts instanceof Checked.Valid<List<Account>> valid)) {
      console.report(
          accounts.diagnostics().stream().filter(Diagnostic::isError).toList(),
          new Reporting(ReportFormat.TEXT, options.color));
      return ExitCode.INVALID_INPUT;
    }
    console.result(
        switch (format) {
          case TEXT -> AccountsTable.text(valid.value());
          case JSON -> Json.write(AccountsTable.json(valid.value()));
          case CSV -> AccountsTable.of(valid.value()).csv();
          case MARKDOWN -> AccountsTable.of(valid.value()).markdown();
        });
    return ExitCode.DONE;
  }

  private Checked<List<Account>> chosen(Organization organization) {
    List<String> keys = organization.owners().stream().map(Owner::key).toList();
    if (owner.isPresent() && !keys.contains(owner.get())) {
      return Checked.invalid(
          Diagnostic.error(
              "accounts.yaml",
              "unknown owner '%s'%s"
                  .formatted(
                      owner.get(),
                      Suggestion.of(owner.get(), keys)
                          .orElse("; './relay accounts list' shows the owners")),
              "owner.unknown"));
    }
    return Checked.valid(
        organization.accounts().stream()
            .filter(account -> owner.map(account.owner().key()::equals).orElse(true))
            .toList());
  }
}
