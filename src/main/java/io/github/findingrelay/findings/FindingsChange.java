package io.github.findingrelay.findings;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.Receipt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Archives or reopens the findings that somebody names: all of them, or if one is unknown none. */
final class FindingsChange {

  @Mixin private ReceiptOptions receipts;

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description =
          "Ids of findings, or ARNs of resources: then all findings about them, in all Regions.")
  private List<String> names = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why. It stands in the receipt.")
  private String reason = "";

  @Option(
      names = "--all-regions",
      description =
          "Besides a finding about a role, those of the other Regions about the same access.")
  private boolean allRegions;

  @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
  private boolean dryRun;

  @Mixin private final FormatOptions format = new FormatOptions(Format.JSON);

  ExitCode run(
      Console console,
      WorkspaceOptions options,
      FindingsOptions scope,
      FindingStatus wanted,
      Organization organization,
      AwsSession aws)
      throws IOException {
    if (reason.isBlank()) {
      throw scope.wrong("--reason: say why; the receipt keeps it.");
    }
    Instant now = Instant.now();
    NamedFindings targets =
        scope.at(
            console,
            organization,
            aws,
            desk -> {
              NamedFindings named = NamedFindings.of(desk, names);
              return allRegions && named.unknown().isEmpty() ? named.inAllRegions(desk) : named;
            });
    ExitCode exit = UnknownTargets.report(console, targets);
    if (exit != ExitCode.DONE) {
      console.problem("nothing was changed\n");
      return exit;
    }
    List<ExternalFinding> findings = targets.reading().findings();
    String caller = aws.caller();
    String command = wanted == FindingStatus.ARCHIVED ? "archive" : "reopen";
    List<ReceiptEntry> entries =
        scope.at(
            console,
            organization,
            aws,
            desk -> {
              StatusChange change = new StatusChange(desk, wanted);
              return dryRun ? change.planned(findings) : change.done(findings);
            });
    Receipt receipt =
        new Receipt(
            "findings " + command, now, organization.adminAccount(), caller, reason, entries);
    console.result(receipt.printed(format.get()));
    hint(console, findings);
    if (!dryRun) {
      receipts.write(console, options.workspace, receipt);
    }
    return receipt.count(Receipt.ReceiptResult.FAILED) == 0 && targets.reading().gaps().isEmpty()
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  /** A role is found in every Region. */
  private void hint(Console console, List<ExternalFinding> findings) {
    boolean role =
        ListedFinding.joined(findings, "").stream()
            .anyMatch(access -> access.shown().isRole() && access.regions().size() == 1);
    if (role && !allRegions) {
      console.problem(
          "! the analyzers of the other Regions find a role too; --all-regions changes theirs as well\n");
    }
  }
}
