package io.github.findingrelay.routing;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.console.Reporting;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.ReportFormat;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RuleState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves the routing. */
@Command(
    name = "prove",
    description = {
      "Proves with EventBridge's own matcher, on the rules in generated/, that every finding reaches"
          + " exactly whom accounts.yaml says. Exits with 4 and the smallest counter-examples if"
          + " not."
    },
    footer = {"", "Example: ./relay prove", "         ./relay prove --format github"})
public final class ProveCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private WorkspaceOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), json or github (annotations).")
  private ReportFormat format = ReportFormat.TEXT;

  ProveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (format == ReportFormat.SARIF || format == ReportFormat.MARKDOWN) {
      throw new ParameterException(spec.commandLine(), "--format takes text, json or github here.");
    }
    Checked<Organization> read = AccountsFile.read(options.workspace);
    if (!(read instanceof Checked.Valid<Organization> valid)) {
      report(read.diagnostics());
      return ExitCode.INVALID_INPUT;
    }
    Organization organization = valid.value();
    Checked<Proof> proved;
    try (ProgressLine progress = new ProgressLine(console, "proving")) {
      proved = Prover.prove(options.workspace, organization, progress::show);
    }
    if (!(proved instanceof Checked.Valid<Proof> proof)) {
      report(proved.diagnostics());
      return ExitCode.INVALID_INPUT;
    }
    print(proof.value(), organization);
    return proof.value().holds() ? ExitCode.DONE : ExitCode.DIFFERS;
  }

  private void print(Proof proof, Organization organization) {
    if (format == ReportFormat.JSON) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("proved", proof.holds());
      result.put("accounts", proof.accounts());
      result.put("rules", proof.rules());
      result.put("played", proof.played());
      result.put("represented", proof.represented());
      result.put("problems", ReportFormat.entries(proof.problems()));
      console.result(Json.write(result));
      return;
    }
    report(proof.problems());
    if (format == ReportFormat.TEXT) {
      console.result(summary(proof, organization));
    }
  }

  private static String summary(Proof proof, Organization organization) {
    String extent =
        String.format(
            Locale.ROOT,
            "%,d kinds of findings of %,d accounts through %,d rules",
            proof.represented(),
            proof.accounts(),
            proof.rules());
    if (!proof.holds()) {
      return "not proved: " + extent + "\n";
    }
    String disabled =
        organization.notifications().state() == RuleState.DISABLED
            ? "\nwith 'state: disabled' nobody is notified yet; this is what holds once it is enabled"
            : "";
    return "proved: %s, each reaching exactly whom it concerns%s\n".formatted(extent, disabled);
  }

  private void report(List<Diagnostic> diagnostics) {
    console.report(diagnostics, new Reporting(format, options.color));
  }
}
