package io.github.findingrelay.analyzers;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Survey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the analyzers of all accounts and Regions. */
@Command(
    name = "list",
    description = "Lists the analyzers of all accounts and Regions, of every type. Reads only.",
    footer = {
      "",
      "Example: ./relay analyzers list",
      "         ./relay analyzers list --organization --name cm-access-analyzer --format csv"
    })
final class AnalyzersListCommand implements Callable<ExitCode> {

  private static final List<String> HEADINGS =
      List.of("account", "Region", "name", "type", "status", "managed by", "ours");

  private final Console console;

  @Mixin private WorkspaceOptions options;
  @Mixin private AnalyzerOptions scope;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Only analyzers with this name. May be repeated.")
  private List<String> names = List.of();

  @Mixin
  private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

  AnalyzersListCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
    scope.check();
    return AdminAccount.work(console, options, this::list);
  }

  private ExitCode list(Organization organization, AwsSession aws) {
    List<String> regions = scope.regions(organization);
    List<AccountRegion> places = AnalyzerOptions.places(scope.accounts(organization, aws), regions);
    Survey<AccountRegion, List<ExistingAnalyzer>> survey;
    try (ProgressLine progress = new ProgressLine(console, "accounts and Regions")) {
      survey =
          scope
              .sweep(aws, scope.role(), () -> false)
              .look(places, done -> progress.show(done, places.size()));
    }
    List<ExistingAnalyzer> found =
        survey.answers().values().stream()
            .flatMap(List::stream)
            .filter(analyzer -> names.isEmpty() || names.contains(analyzer.name()))
            .toList();
    List<ReceiptEntry> unanswered = new ArrayList<>();
    survey
        .refusals()
        .forEach(
            (place, refusal) ->
                unanswered.add(AnalyzerPlan.listed(place, ReceiptResult.FAILED, refusal.reason())));
    print(found, unanswered, places.size(), organization.stackPrefix(), regions.size());
    return unanswered.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void print(
      List<ExistingAnalyzer> found,
      List<ReceiptEntry> unanswered,
      int places,
      String prefix,
      int regions) {
    Table table =
        new Table(HEADINGS, found.stream().map(analyzer -> row(analyzer, prefix)).toList());
    switch (format.get()) {
      default ->
          console.result(
              (found.isEmpty() ? "" : table.text())
                  + UnansweredPlaces.text(unanswered, regions)
                  + "%d analyzers in %d of %d accounts and Regions%n"
                      .formatted(found.size(), places - unanswered.size(), places));
      case CSV, MARKDOWN -> {
        console.result(format.is(Format.CSV) ? table.csv() : table.markdown());
        console.problem(UnansweredPlaces.text(unanswered, regions));
      }
      case JSON -> {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("analyzers", found.stream().map(analyzer -> json(analyzer, prefix)).toList());
        json.put("unanswered", unanswered.stream().map(AnalyzersListCommand::json).toList());
        console.result(Json.write(json));
      }
    }
  }

  private static List<String> row(ExistingAnalyzer analyzer, String prefix) {
    return List.of(
        analyzer.place().account(),
        analyzer.place().region(),
        analyzer.name(),
        analyzer.type(),
        analyzer.status(),
        analyzer.managedBy().orElse(""),
        analyzer.isOurs(prefix) ? "yes" : "no");
  }

  private static Map<String, Object> json(ExistingAnalyzer analyzer, String prefix) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account", analyzer.place().account());
    json.put("region", analyzer.place().region());
    json.put("name", analyzer.name());
    json.put("type", analyzer.type());
    json.put("status", analyzer.status());
    analyzer.managedBy().ifPresent(service -> json.put("managedBy", service));
    analyzer.stack().ifPresent(stack -> json.put("stack", stack));
    json.put("ours", analyzer.isOurs(prefix));
    json.put("arn", analyzer.arn());
    return json;
  }

  private static Map<String, Object> json(ReceiptEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account", entry.account());
    json.put("region", entry.region());
    json.put("reason", entry.detail());
    return json;
  }
}
