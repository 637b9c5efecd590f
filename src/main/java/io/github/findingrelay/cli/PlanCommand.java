package io.github.findingrelay.cli;

import io.github.findingrelay.deploy.Plan;
import io.github.findingrelay.deploy.Planner;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.ReportFormat;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what merging would do. */
@Command(
    name = "plan",
    description =
        "Says what merging generated/ would do, compared with a commit: which stacks are created, changed and"
            + " removed, and what that means for people. Needs Git, no credentials and no network.",
    footer = {
      "",
      "Example: ./relay plan --base origin/main",
      "         ./relay plan --base origin/main --format markdown"
    })
final class PlanCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private WorkspaceOptions options;

  @Option(
      names = "--base",
      paramLabel = "REV",
      defaultValue = "HEAD",
      description = "The commit to compare with. Default: HEAD.")
  private String base = "HEAD";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text (default), json (schema: docs/plan.schema.json) or markdown, for a comment.")
  private PageFormat format = PageFormat.TEXT;

  @Option(names = "--exit-code", description = "Exit with 4 if anything would change.")
  private boolean exitCode;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Checked<Organization> organization = Workspace.read(options.workspace);
    Manifests manifests = new Manifests();
    WorkingTree now = new WorkingTree(options.workspace, manifests);
    if (now.manifest().isEmpty()) {
      return failed(
          manifests.problems().isEmpty()
              ? List.of(
                  Diagnostic.error(
                      "generated/manifest.json",
                      "there is no such file; run './relay render'",
                      "manifest.missing"))
              : manifests.problems());
    }
    GitSnapshot before;
    try {
      before = GitSnapshot.of(options.workspace, base, manifests);
    } catch (IOException e) {
      return failed(
          List.of(
              Diagnostic.error(
                  options.workspace.toString(),
                  "Git knows no commit '%s' here%s".formatted(base, because(e)),
                  "plan.base")));
    }
    Plan plan = Planner.plan(base, before, now);
    if (!manifests.problems().isEmpty()) {
      return failed(manifests.problems());
    }
    Map<String, String> names = accountNames(organization);
    console.result(
        switch (format) {
          case TEXT -> new PlanText(plan, names).text();
          case JSON -> PlanJson.of(plan, before.commit());
          case MARKDOWN -> new PlanMarkdown(plan, names).text();
        });
    return exitCode && !plan.isEmpty() ? ExitCode.DIFFERS : ExitCode.DONE;
  }

  private static String because(IOException e) {
    String said = String.valueOf(e.getMessage());
    return said.isEmpty() ? "" : ": " + said;
  }

  /** A plan is about generated/: it can be made whatever accounts.yaml looks like. */
  private static Map<String, String> accountNames(Checked<Organization> organization) {
    return organization instanceof Checked.Valid<Organization> valid
        ? valid.value().accounts().stream().collect(Collectors.toMap(Account::id, Account::name))
        : Map.of();
  }

  private int failed(List<Diagnostic> problems) {
    console.report(problems, new Reporting(ReportFormat.TEXT, options.color));
    return ExitCode.INVALID_INPUT;
  }
}
