package io.github.findingrelay.cli;

import io.github.findingrelay.aws.AwsServices;
import io.github.findingrelay.deploy.LiveState;
import io.github.findingrelay.deploy.Plan;
import io.github.findingrelay.deploy.Planner;
import io.github.findingrelay.deploy.Snapshot;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.ReportFormat;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what merging would do. */
@Command(
    name = "plan",
    description =
        "Says what merging generated/ would do, compared with a commit: which stacks are created, changed and"
            + " removed, and what that means for people. Needs Git, no credentials and no network; with --live it compares"
            + " with what is deployed.",
    footer = {
      "",
      "Example: ./relay plan --base origin/main",
      "         ./relay plan --base origin/main --format markdown",
      "         ./relay plan --live --format json > plan.json"
    })
final class PlanCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;
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

  @Option(
      names = "--live",
      description = "Compares with what is deployed, rather than with a commit. Reads only.")
  private boolean live;

  @Option(
      names = "--change-sets",
      description =
          "With --live: asks CloudFormation, by change sets that are deleted again, what it would do to changed stacks.")
  private boolean changeSets;

  @Option(names = "--exit-code", description = "Exit with 4 if anything would change.")
  private boolean exitCode;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (changeSets && !live) {
      throw new ParameterException(spec.commandLine(), "--change-sets needs --live.");
    }
    Manifests manifests = new Manifests();
    WorkingTree now = WorkingTree.of(options.workspace, manifests);
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
    if (live) {
      return againstAws(now, now.manifest().get(), manifests);
    }
    try {
      return print(againstGit(manifests), now, manifests);
    } catch (IOException e) {
      return failed(
          List.of(
              Diagnostic.error(
                  options.workspace.toString(),
                  "Git knows no commit '%s' here%s".formatted(base, because(e)),
                  "plan.base")));
    }
  }

  /**
   * What generated/ is compared with.
   *
   * @param name for people
   * @param live the fingerprint of what is deployed, if it is that
   */
  private record Before(
      String name,
      Snapshot state,
      Optional<String> commit,
      Optional<String> live,
      UnaryOperator<Plan> refined) {}

  private Before againstGit(Manifests manifests) throws IOException {
    GitSnapshot before = GitSnapshot.of(options.workspace, base, manifests);
    return new Before(
        base, before, Optional.of(before.commit()), Optional.empty(), UnaryOperator.identity());
  }

  private int againstAws(WorkingTree now, Manifest manifest, Manifests manifests)
      throws IOException {
    if (manifest.stacks().isEmpty()) {
      return failed(manifests.problems());
    }
    Stack place = manifest.stacks().get(0);
    return AdminAccount.work(
        console,
        place.account(),
        place.region(),
        manifest.stackPrefix(),
        aws -> {
          LiveState state =
              LiveState.of(aws.deployment(false), manifest, new SystemTime(), new SecureRandom());
          return print(
              new Before(
                  "AWS",
                  state,
                  Optional.empty(),
                  Optional.of(state.fingerprint()),
                  plan -> refined(plan, state, now).withNotices(hidden(aws))),
              now,
              manifests);
        });
  }

  private Plan refined(Plan plan, LiveState state, WorkingTree now) {
    Plan complete = state.withInstances(plan);
    return changeSets ? state.withChangeSets(complete, now) : complete;
  }

  /** What new archive rules would hide; a plan can be made whatever accounts.yaml looks like. */
  private List<String> hidden(AwsServices aws) {
    return Workspace.read(options.workspace) instanceof Checked.Valid<Organization> valid
        ? FindingsScope.preview(valid.value(), aws).notices()
        : List.of();
  }

  private int print(Before before, WorkingTree now, Manifests manifests) {
    Plan plan = before.refined().apply(Planner.plan(before.name(), before.state(), now));
    if (!manifests.problems().isEmpty()) {
      return failed(manifests.problems());
    }
    Map<String, String> names = accountNames(Workspace.read(options.workspace));
    console.result(
        switch (format) {
          case TEXT -> new PlanText(plan, names).text();
          case JSON -> new PlanJson(plan, before.commit(), before.live(), now.fingerprint()).text();
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
