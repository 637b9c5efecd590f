package io.github.findingrelay.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.deploy.Deployment.DeploymentReport;
import io.github.findingrelay.deploy.Outcome.DeploymentResult;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Manifests;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings AWS to what generated/ says. */
@Command(
    name = "deploy",
    description = {
      "Brings AWS to what generated/ says: only stacks and stack sets that changed, in their order, and deletes stacks"
          + " of ours that are left over. Running it again does only what is left to do."
    },
    footer = {
      "",
      "Example: ./relay deploy --dry-run",
      "         ./relay deploy",
      "         ./relay deploy --only finding-relay-account-222222222222"
    })
public final class DeployCommand implements Callable<ExitCode> {

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private WorkspaceOptions options;

  @Option(names = "--dry-run", description = "Says what would be done to the stacks; does nothing.")
  private boolean dryRun;

  @Option(
      names = "--only",
      paramLabel = "STACK",
      arity = "1..*",
      description = "Only these stacks and stack sets; nothing is deleted then.")
  private List<String> only = List.of();

  @Option(
      names = "--max-concurrency",
      paramLabel = "N",
      defaultValue = "25",
      description = "Stacks that are changed at a time. Default: 25.")
  private int maxConcurrency = 25;

  @Option(
      names = "--max-prune",
      paramLabel = "N",
      description = "Stacks that may be deleted. Default: 5, and at most 10 %% of those deployed.")
  private Optional<Integer> maxPrune = Optional.empty();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "A plan as JSON: refuses to deploy anything else, or onto another state of AWS if it was made with --live.")
  private Optional<Path> planFile = Optional.empty();

  @Option(
      names = "--own-permissions",
      description =
          "CloudFormation works with your permissions, not with those of its role in bootstrap.yaml.")
  private boolean ownPermissions;

  @Mixin private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

  DeployCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
    Manifests manifests = new Manifests();
    WorkingTree generated = WorkingTree.of(options.workspace, manifests);
    Optional<Manifest> read = generated.manifest();
    if (read.isEmpty() || read.get().stacks().isEmpty()) {
      return invalid(
          manifests.problems().isEmpty()
              ? List.of(missing("generated/manifest.json", "it lists no stack"))
              : manifests.problems());
    }
    Manifest manifest = read.get();
    requireKnown(manifest);
    Map<String, SourceText> templates = generated.files(paths(manifest));
    List<Diagnostic> stale = stale(manifest, templates);
    return stale.isEmpty() ? deploy(generated, manifest, templates) : invalid(stale);
  }

  private void requireKnown(Manifest manifest) {
    Set<String> known = new HashSet<>();
    manifest.stacks().forEach(stack -> known.add(stack.name()));
    manifest.stackSets().forEach(set -> known.add(set.name()));
    for (String name : only) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "generated/manifest.json lists no stack '" + name + "'.");
      }
    }
  }

  private static List<String> paths(Manifest manifest) {
    return Stream.concat(
            manifest.stacks().stream().map(Stack::template),
            manifest.stackSets().stream().map(StackSet::template))
        .distinct()
        .toList();
  }

  /** A template that is not what the manifest says would never count as deployed. */
  private static List<Diagnostic> stale(Manifest manifest, Map<String, SourceText> templates) {
    return Stream.concat(
            manifest.stacks().stream().map(stack -> Map.entry(stack.template(), stack.digest())),
            manifest.stackSets().stream().map(set -> Map.entry(set.template(), set.digest())))
        .filter(
            entry -> {
              SourceText text = templates.get(entry.getKey());
              return text == null || !text.text().contains(entry.getValue());
            })
        .map(entry -> missing("generated/" + entry.getKey(), "it is not what manifest.json lists"))
        .distinct()
        .toList();
  }

  private static Diagnostic missing(String file, String message) {
    return Diagnostic.error(file, message + "; run './relay render'", "generated.stale");
  }

  private ExitCode invalid(List<Diagnostic> problems) {
    console.report(problems, Format.TEXT, options.color);
    return ExitCode.INVALID_INPUT;
  }

  private ExitCode deploy(
      WorkingTree generated, Manifest manifest, Map<String, SourceText> templates)
      throws IOException {
    Stack place = manifest.stacks().get(0);
    return AdminAccount.work(
        console,
        place.account(),
        place.region(),
        manifest.stackPrefix(),
        aws ->
            deploy(generated, manifest, templates, AwsDeploymentServices.of(aws, ownPermissions)));
  }

  private ExitCode deploy(
      WorkingTree generated,
      Manifest manifest,
      Map<String, SourceText> templates,
      Deployment.DeploymentServices services)
      throws IOException {
    if (planFile.isPresent()) {
      Optional<String> stale = stalePlan(planFile.get(), generated, manifest, services);
      if (stale.isPresent()) {
        console.problem("error: %s; make the plan again%n".formatted(stale.get()));
        return ExitCode.GUARDED;
      }
    }
    DeploymentReport report;
    try (DeployProgress progress = new DeployProgress(console, manifest.stacks().size())) {
      Deployment deployment =
          new Deployment(
              manifest,
              path -> Objects.requireNonNull(templates.get(path), path).text(),
              services,
              new Deployment.Settings(maxConcurrency, maxPrune, Set.copyOf(only)),
              new SystemTime(),
              new SecureRandom(),
              progress);
      report = dryRun ? deployment.preview() : deployment.run();
    }
    print(report);
    return exitCode(report);
  }

  /** Why a plan does not hold any more. */
  private static Optional<String> stalePlan(
      Path file, WorkingTree generated, Manifest manifest, Deployment.DeploymentServices services)
      throws IOException {
    JsonNode plan = new ObjectMapper().readTree(Files.readString(file));
    if (!plan.path("manifest").asText().equals(generated.fingerprint())) {
      return Optional.of(file + " was made for another state of generated/");
    }
    if (plan.has("live")) {
      String live =
          DeployedStacks.of(services.cloudFormation(), manifest.names(), SystemTime.budget())
              .fingerprint();
      if (!plan.get("live").asText().equals(live)) {
        return Optional.of("what is deployed has changed since " + file + " was made");
      }
    }
    return Optional.empty();
  }

  private void print(DeploymentReport report) throws IOException {
    DeployReport pages = new DeployReport(report, dryRun);
    console.result(
        switch (format.get()) {
          default -> pages.text();
          case JSON -> Json.write(pages.json());
          case MARKDOWN -> pages.markdown();
        });
    Optional<String> summary = console.variable("GITHUB_STEP_SUMMARY");
    if (summary.isPresent()) {
      Files.writeString(
          Path.of(summary.get()),
          pages.markdown(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static ExitCode exitCode(DeploymentReport report) {
    if (report.count(DeploymentResult.FAILED) > 0) {
      return ExitCode.FAILED;
    }
    return report.guarded() ? ExitCode.GUARDED : ExitCode.DONE;
  }
}
