package io.github.findingrelay.analyzers;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes analyzers that were left behind, in all accounts and Regions. */
@Command(
    name = "delete",
    description = {
      "Deletes analyzers of a name in all accounts and Regions, with all their findings: those that a service provider"
          + " has left behind. Says what it would do unless there is --execute. Never deletes what our stack sets have"
          + " made or a service of AWS manages.",
      "Ctrl-C ends it; --resume does the rest."
    },
    footer = {
      "",
      "Example: ./relay analyzers delete --name cm-access-analyzer --organization",
      "         ./relay analyzers delete --name cm-access-analyzer --organization --execute",
      "         ./relay analyzers delete --resume receipts/analyzers-delete-….json --execute"
    })
final class AnalyzersDeleteCommand implements Callable<ExitCode> {

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private WorkspaceOptions options;
  @Mixin private AnalyzerOptions scope;
  @Mixin private ReceiptOptions receipts;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The exact name of the analyzers to delete. May be repeated.")
  private List<String> names = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "Types that may be deleted, for example ACCOUNT_UNUSED_ACCESS. May be repeated. Default:"
              + " ACCOUNT and ORGANIZATION.")
  private List<String> types = List.of();

  @Option(
      names = "--keep",
      paramLabel = "ACCOUNT[/REGION]",
      description = "Deletes nothing there. May be repeated.")
  private List<String> kept = List.of();

  @Option(
      names = "--max",
      paramLabel = "N",
      defaultValue = "500",
      description = "Deletes nothing if more than N would be deleted. Default: 500.")
  private int max = 500;

  @Option(names = "--execute", description = "Deletes.")
  private boolean execute;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "Does the rest of what this receipt says, and continues it.")
  private Optional<Path> resume = Optional.empty();

  @Mixin private final FormatOptions format = new FormatOptions(Format.JSON);

  AnalyzersDeleteCommand(Console console) {
    this.console = console;
    this.receipts = new ReceiptOptions();
  }

  @Override
  public ExitCode call() throws IOException {
    scope.check();
    if (resume.isPresent() && (!names.isEmpty() || !types.isEmpty() || scope.isGiven())) {
      throw wrong("--resume takes names, types, accounts and Regions from the receipt.");
    }
    if (resume.isEmpty() && names.isEmpty()) {
      throw wrong("--name says which analyzers; './relay analyzers list' lists what is there.");
    }
    kept.stream()
        .filter(place -> !place.matches("\\d{12}(/[a-z0-9-]+)?"))
        .findFirst()
        .ifPresent(
            place -> {
              throw wrong(
                  "--keep takes an account, or account/Region; '%s' is neither.".formatted(place));
            });
    return AdminAccount.work(console, options, this::run);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private ExitCode run(Organization organization, AwsSession aws) throws IOException {
    AnalyzerDeletion deletion = deletion(organization, aws);
    if (!deletion.account().equals(organization.adminAccount())) {
      console.problem(
          "error: the receipt is of account %s; the admin account is %s%n"
              .formatted(deletion.account(), organization.adminAccount()));
      return ExitCode.GUARDED;
    }
    try (Interrupt interrupt = Interrupt.listening(console)) {
      AnalyzerDeletionRun run =
          new AnalyzerDeletionRun(
              console,
              deletion,
              interrupt::isAsked,
              stopped -> scope.sweep(aws, scope.roleOr(deletion.role()), stopped));
      return run(run, deletion, interrupt);
    }
  }

  private ExitCode run(AnalyzerDeletionRun run, AnalyzerDeletion deletion, Interrupt interrupt)
      throws IOException {
    AnalyzerDeletionRun.Found found = run.look();
    AnalyzerPlan plan = found.plan();
    AnalyzerDeletionText text =
        new AnalyzerDeletionText(plan, deletion.places().size(), deletion.regions().size());
    if (interrupt.isAsked()) {
      console.problem("interrupted: nothing was deleted\n");
      return ExitCode.FAILED;
    }
    boolean tooMany = plan.chosen().size() > max;
    if (!execute || tooMany) {
      print(text, plan.planned());
      if (tooMany) {
        console.problem(
            "error: %1$d analyzers would be deleted, more than --max %2$d: nothing is deleted; --max %1$d allows it%n"
                .formatted(plan.chosen().size(), max));
      } else if (!plan.chosen().isEmpty()) {
        console.problem("nothing was deleted; --execute deletes\n");
      }
      return execute && tooMany ? ExitCode.GUARDED : exitCode(plan, List.of());
    }
    Path receipt =
        resume.orElseGet(
            () ->
                receipts.target(
                    options.workspace, AnalyzerDeletion.COMMAND, Instant.parse(deletion.at())));
    console.problem("receipt: %s%n".formatted(receipt));
    List<ReceiptEntry> ended = run.delete(found, receipt);
    print(text, ended);
    if (ended.size() < plan.chosen().size()) {
      console.problem(
          "interrupted: %d analyzers are left; --resume %s --execute deletes them%n"
              .formatted(plan.chosen().size() - ended.size(), receipt));
      return ExitCode.FAILED;
    }
    return exitCode(plan, ended);
  }

  private AnalyzerDeletion deletion(Organization organization, AwsSession aws) throws IOException {
    if (resume.isPresent()) {
      return AnalyzerDeletion.rest(resume.get(), organization.stackPrefix(), kept);
    }
    return AnalyzerDeletion.of(
        organization.adminAccount(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        scope.role(),
        scope.accounts(organization, aws),
        scope.regions(organization),
        new AnalyzerChoice(
            organization.stackPrefix(),
            Set.copyOf(names),
            types.isEmpty() ? AnalyzerChoice.EXTERNAL : Set.copyOf(types),
            Set.copyOf(kept)));
  }

  private void print(AnalyzerDeletionText text, List<ReceiptEntry> deleted) {
    if (format.is(Format.TEXT)) {
      console.result(text.text(deleted));
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("executed", execute);
    json.put("entries", text.entries(deleted).stream().map(ReceiptOptions::entry).toList());
    console.result(Json.write(json));
  }

  private static ExitCode exitCode(AnalyzerPlan plan, List<ReceiptEntry> ended) {
    boolean failed = ended.stream().anyMatch(entry -> entry.result() == ReceiptResult.FAILED);
    return failed || !plan.unanswered().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
  }
}
