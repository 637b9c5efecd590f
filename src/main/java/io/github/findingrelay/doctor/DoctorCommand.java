package io.github.findingrelay.doctor;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.PageFormat;
import io.github.findingrelay.console.Reporting;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.ReportFormat;
import io.github.findingrelay.doctor.Precondition.Verdict;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.SystemTime;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is missing before the first deployment. */
@Command(
    name = "doctor",
    description =
        "Checks what must be true before the first deployment, in the order in which one sets it up, and says what mends"
            + " what is not. Reads only. Exits with 4 if something is missing, with 5 if something could not be looked at.",
    footer = {"", "Example: ./relay doctor", "         ./relay doctor --format markdown"})
public final class DoctorCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private WorkspaceOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), json or markdown.")
  private PageFormat format = PageFormat.TEXT;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Checked<Organization> read = AccountsFile.read(options.workspace);
    if (!(read instanceof Checked.Valid<Organization> valid)) {
      console.report(read.diagnostics(), new Reporting(ReportFormat.TEXT, options.color));
      return ExitCode.INVALID_INPUT;
    }
    Organization organization = valid.value();
    // Credentials of another account are something to report here, not to refuse.
    try (AwsSession aws =
        new AwsSession(
            organization.adminAccount(), organization.homeRegion(), organization.stackPrefix())) {
      List<Precondition> all =
          new Doctor(organization, new AwsPrerequisites(aws), SystemTime.budget()).examine();
      DoctorReport report = new DoctorReport(all);
      console.result(
          switch (format) {
            case TEXT -> report.text(console.isColored(options.color));
            case JSON -> report.json();
            case MARKDOWN -> report.markdown();
          });
      return exitCode(all);
    }
  }

  static int exitCode(List<Precondition> all) {
    if (all.stream().anyMatch(item -> item.state() == Verdict.FAIL)) {
      return ExitCode.DIFFERS;
    }
    return all.stream().anyMatch(item -> item.state() == Verdict.UNKNOWN)
        ? ExitCode.FAILED
        : ExitCode.DONE;
  }
}
