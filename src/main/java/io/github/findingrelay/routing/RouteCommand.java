package io.github.findingrelay.routing;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.ReportFormat;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who is notified of an event. */
@Command(
    name = "route",
    description = {
      "Says which rules in generated/ take an event, who receives it, and what they read; or, when"
          + " nobody does, which condition of the nearest rule is in the way."
    },
    footer = {
      "",
      "Example: ./relay route event.json",
      "         aws securityhub get-findings --max-items 10 | ./relay route -"
    })
public final class RouteCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private WorkspaceOptions options;

  @Parameters(
      arity = "1..*",
      paramLabel = "EVENT.json",
      description =
          "EventBridge events, Security Hub findings (ASFF), or the output of 'aws securityhub"
              + " get-findings'; - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json.")
  private ReportFormat format = ReportFormat.TEXT;

  RouteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (format != ReportFormat.TEXT && format != ReportFormat.JSON) {
      throw new ParameterException(spec.commandLine(), "--format takes text or json here.");
    }
    Checked<Organization> read = AccountsFile.read(options.workspace);
    Checked<Tracer> tracer = read.then(organization -> Tracer.of(options.workspace, organization));
    if (!(read instanceof Checked.Valid<Organization> organization)
        || !(tracer instanceof Checked.Valid<Tracer> ready)) {
      report(tracer.diagnostics());
      return ExitCode.INVALID_INPUT;
    }
    Map<String, List<Trace>> traces = new LinkedHashMap<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (String file : files) {
      Checked<List<Trace>> traced =
          text(file).then(text -> ready.value().trace(text, organization.value()));
      problems.addAll(traced.diagnostics());
      if (traced instanceof Checked.Valid<List<Trace>> valid) {
        traces.put(file, valid.value());
      }
    }
    print(traces);
    report(problems);
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.INVALID_INPUT;
  }

  private Checked<SourceText> text(String file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      String text = new String(console.input().readAllBytes(), StandardCharsets.UTF_8);
      return Checked.valid(new SourceText("standard input", text));
    }
    try {
      return Checked.valid(new SourceText(file, Files.readString(Path.of(file))));
    } catch (NoSuchFileException e) {
      return Checked.invalid(Diagnostic.error(file, "there is no such file", "event.missing"));
    } catch (CharacterCodingException e) {
      return Checked.invalid(Diagnostic.error(file, "the file is not in UTF-8", "event.encoding"));
    } catch (IOException e) {
      return Checked.invalid(
          Diagnostic.error(file, "the file cannot be read: " + e.getMessage(), "event.unreadable"));
    }
  }

  private void print(Map<String, List<Trace>> traces) {
    if (format == ReportFormat.JSON) {
      List<Trace> all = traces.values().stream().flatMap(List::stream).toList();
      console.result(Json.write(all.stream().map(RouteCommand::entry).toList()));
    } else {
      traces.forEach(
          (file, found) -> {
            found.forEach(trace -> console.result(TraceText.of(file, trace)));
            if (found.isEmpty()) {
              console.result(file + ": no findings\n");
            }
          });
    }
  }

  private static Map<String, Object> entry(Trace trace) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("event", trace.event());
    entry.put("delivered", trace.isDelivered());
    entry.put("rules", trace.rules().stream().map(RouteCommand::entry).toList());
    trace.nearest().ifPresent(nearest -> entry.put("nearest", nearest));
    return entry;
  }

  private static Map<String, Object> entry(Trace.Step step) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("rule", step.rule());
    entry.put("bus", step.bus());
    entry.put("stack", step.stack());
    entry.put("place", step.place());
    entry.put("targets", step.targets().stream().map(RouteCommand::entry).toList());
    return entry;
  }

  private static Map<String, Object> entry(Trace.Sending sending) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("target", sending.target());
    entry.put("to", sending.to());
    entry.put("recipients", sending.recipients());
    sending.message().ifPresent(message -> entry.put("message", message));
    return entry;
  }

  private void report(List<Diagnostic> diagnostics) {
    console.problem(ReportFormat.TEXT.report(diagnostics, false));
  }
}
