package io.github.findingrelay.plan;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.deploy.AwsDeploymentServices;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.findings.FindingsScope;
import io.github.findingrelay.generated.Manifests;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.request.SystemTime;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            + " with what is deployed. docs/plan.schema.json has the schema of its JSON.",
    footer = {
      "",
      "Example: ./relay plan --base origin/main",
      "         ./relay plan --base origin/main --format markdown",
      "         ./relay plan --live --format json > plan.json"
    })
public final class PlanCommand implements Callable<ExitCode> {

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private WorkspaceOptions options;

  @Option(
      names = "--base",
      paramLabel = "REV",
      description =
          "The commit to compare with. Default: HEAD. With --live: only what the plan against this commit does not say.")
  private Optional<String> base = Optional.empty();

  @Mixin private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

  @Option(
      names = "--live",
      description = "Compares with what is deployed, rather than with a commit. Reads only.")
  private boolean live;

  @Option(
      names = "--change-sets",
      description =
          "With --live: asks CloudFormation, by change sets that are deleted again, what it would do to changed stacks.")
  private boolean changeSets;

  @Option(
      names = "--max-length",
      paramLabel = "CHARACTERS",
      defaultValue = "" + PlanMarkdown.ROOM,
      description =
          "How long Markdown may become. Default: 60000; GitHub takes 65536 in a comment, and a megabyte in a summary.")
  private int maxLength = PlanMarkdown.ROOM;

  @Option(names = "--exit-code", description = "Exit with 4 if anything would change.")
  private boolean exitCode;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
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
    Optional<Made> merging = Optional.empty();
    if (!live || base.isPresent()) {
      String revision = base.orElse("HEAD");
      try {
        merging = Optional.of(againstGit(revision, now, manifests));
      } catch (IOException e) {
        return failed(
            List.of(
                Diagnostic.error(
                    options.workspace.toString(),
                    "Git knows no commit '%s' here%s".formatted(revision, because(e)),
                    "plan.base")));
      }
    }
    return live
        ? againstAws(now, now.manifest().get(), merging, manifests)
        : print(merging.orElseThrow(), now, manifests);
  }

  /**
   * A plan.
   *
   * @param heading of a page about it
   * @param commit that it compares with, if it does
   * @param live the fingerprint of what is deployed, if it compares with that
   */
  private record Made(String heading, Plan plan, Optional<String> commit, Optional<String> live) {}

  private Made againstGit(String revision, WorkingTree now, Manifests manifests)
      throws IOException {
    GitSnapshot before = GitSnapshot.of(options.workspace, revision, manifests);
    return new Made(
        "What merging does",
        Planner.plan(revision, before, now),
        Optional.of(before.commit()),
        Optional.empty());
  }

  private ExitCode againstAws(
      WorkingTree now, Manifest manifest, Optional<Made> merging, Manifests manifests)
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
        aws -> print(deploying(aws, now, manifest, merging), now, manifests));
  }

  private Made deploying(
      AwsSession aws, WorkingTree now, Manifest manifest, Optional<Made> merging) {
    LiveState state =
        LiveState.of(AwsDeploymentServices.of(aws), manifest, new SystemTime(), new SecureRandom());
    Plan plan = state.withInstances(Planner.plan("AWS", state, now));
    Plan complete = changeSets ? state.withChangeSets(plan, now) : plan;
    Plan refined = complete.withNotices(hidden(aws));
    return new Made(
        merging.isEmpty() ? "What deploying does" : "What deploying does besides",
        merging.map(made -> refined.besides(made.plan())).orElse(refined),
        merging.flatMap(Made::commit),
        Optional.of(state.fingerprint()));
  }

  /** What new archive rules would hide; a plan can be made whatever accounts.yaml looks like. */
  private List<String> hidden(AwsSession aws) {
    return AccountsFile.read(options.workspace) instanceof Checked.Valid<Organization> valid
        ? FindingsScope.notices(valid.value(), aws)
        : List.of();
  }

  private ExitCode print(Made made, WorkingTree now, Manifests manifests) {
    if (!manifests.problems().isEmpty()) {
      return failed(manifests.problems());
    }
    Plan plan = made.plan();
    Map<String, String> names = accountNames(AccountsFile.read(options.workspace));
    console.result(
        switch (format.get()) {
          default -> new PlanText(plan, names).text();
          case JSON -> new PlanJson(plan, made.commit(), made.live(), now.fingerprint()).text();
          case MARKDOWN -> new PlanMarkdown(made.heading(), plan, names, maxLength).text();
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

  private ExitCode failed(List<Diagnostic> problems) {
    console.report(problems, Format.TEXT, options.color);
    return ExitCode.INVALID_INPUT;
  }
}
