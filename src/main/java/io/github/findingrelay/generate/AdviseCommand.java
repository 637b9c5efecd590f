package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.PageFormat;
import io.github.findingrelay.console.Reporting;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.ReportFormat;
import io.github.findingrelay.model.Organization;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the choices. */
@Command(
    name = "advise",
    description =
        "Compares, in figures of this organization, the trust zones, the routings and the ways to notify of a role once.",
    footer = {"", "Example: ./relay advise", "         ./relay advise --format markdown"})
public final class AdviseCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private WorkspaceOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), json or markdown.")
  private PageFormat format = PageFormat.TEXT;

  AdviseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Checked<Organization> read = AccountsFile.read(options.workspace);
    if (!(read instanceof Checked.Valid<Organization> valid)) {
      console.report(read.diagnostics(), new Reporting(ReportFormat.TEXT, options.color));
      return ExitCode.INVALID_INPUT;
    }
    Advice advice = Adviser.advise(valid.value());
    console.result(
        switch (format) {
          case TEXT -> AdviceText.plain(advice);
          case JSON -> Json.write(advice);
          case MARKDOWN -> AdviceText.markdown(advice);
        });
    return ExitCode.DONE;
  }
}
