package io.github.findingrelay.findings;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all that is known of a finding. */
@Command(
    name = "show",
    description =
        "Shows a finding, whom it belongs to, how to archive it, and the archive rule that would match exactly it. Reads"
            + " only.",
    footer = {
      "",
      "Example: ./relay findings show 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
      "         ./relay findings show arn:aws:s3:::payments-exports"
    })
final class FindingsShowCommand implements Callable<ExitCode> {

  private final Console console;

  @Mixin private WorkspaceOptions options;
  @Mixin private FindingsOptions scope;

  @Parameters(
      paramLabel = "ID",
      description = "The id of a finding, or the ARN of a resource: then all findings about it.")
  private String name = "";

  @Mixin private final FormatOptions format = new FormatOptions(Format.JSON);

  FindingsShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
    return AdminAccount.work(console, options, this::show);
  }

  private ExitCode show(Organization organization, AwsSession aws) {
    NamedFindings targets =
        scope.at(
            console,
            organization,
            aws,
            desk -> NamedFindings.of(desk, List.of(name)).inAllRegions(desk));
    ExitCode exit = UnknownTargets.report(console, targets);
    if (exit != ExitCode.DONE) {
      scope.notes(organization).forEach(note -> console.problem("! " + note + "\n"));
      return exit;
    }
    FindingsReading reading = targets.reading();
    List<ListedFinding> found =
        ListedFinding.joined(reading.findings(), organization.notifications().roleRegion());
    if (format.is(Format.JSON)) {
      return new FindingsReport(organization, "", found, reading, scope.notes(organization))
          .print(console, Format.JSON);
    }
    for (ListedFinding access : found) {
      console.result(new FindingPage(organization, access).text());
    }
    return reading.gaps().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
