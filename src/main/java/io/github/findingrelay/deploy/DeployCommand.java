package io.github.findingrelay.deploy;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExecuteOptions;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generate.UpToDate;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings AWS to what generated/ says. */
@Command(
        name = "deploy",
        header = "Bring AWS to what generated/ says.",
        description = {
            "Brings AWS to what generated/ says: only stacks and stack sets that changed, in their order, and deletes stacks"
                    + " of ours that are left over. Says what it would do; does it with --execute. Running it again does"
                    + " only what is left to do.",
            "Exits with 4 if something is left to do and there is neither --execute nor --dry-run."
        },
        footer = {
            "",
            "Example: ./relay deploy --dry-run",
            "         ./relay deploy --execute",
            "         ./relay deploy --execute --only finding-relay-account-222222222222"
        })
public final class DeployCommand implements Callable<ExitCode> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AwsOptions options;

    @Mixin
    private ExecuteOptions execution;

    @Option(
            names = "--only",
            paramLabel = "STACK",
            split = ",",
            arity = "1..*",
            description = "Only these stacks and stack sets; nothing is deleted then.")
    private List<String> only = List.of();

    @Option(
            names = "--adopt",
            paramLabel = "STACK",
            split = ",",
            description = "A stack or stack set that has a name of ours and is somebody else's: takes it over. Without"
                    + " it nothing of theirs is touched.")
    private List<String> adopted = List.of();

    @Option(
            names = "--retire-prefix",
            paramLabel = "OLD",
            description = "A prefix that accounts.yaml had before: removes its stacks and stack sets when everything of"
                    + " the new one is deployed. Their topics go, with the subscribers that have confirmed.")
    private Optional<String> retired = Optional.empty();

    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            defaultValue = "25",
            description = "Stacks that are changed at a time. Default: 25.")
    private int maxConcurrency = 25;

    @Option(
            names = "--max-prune",
            paramLabel = "N",
            description = "Stacks and analyzers that may be deleted. Default: 5, and at most 10 %% of those deployed.")
    private Optional<Integer> maxPrune = Optional.empty();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "A plan as JSON: refuses to deploy anything else, or onto another state of AWS if it was made with --live.")
    private Optional<Path> planFile = Optional.empty();

    @Option(
            names = "--own-permissions",
            description = "CloudFormation works with your permissions, not with those of its role in bootstrap.yaml.")
    private boolean ownPermissions;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

    DeployCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return UpToDate.work(console, options, organization -> deploy());
    }

    private ExitCode deploy() throws IOException {
        return console.finish(
                WorkingTree.read(options.workspace).then(WorkingTree::deployable), options.color, generated -> {
                    requireKnown(only, generated.manifest());
                    requireKnown(adopted, generated.manifest());
                    requireRetirable(generated.manifest());
                    return console.finish(
                            generated.templates(), options.color, templates -> deploy(generated, templates));
                });
    }

    private void requireKnown(List<String> names, Manifest manifest) {
        Set<String> known = new HashSet<>();
        manifest.stacks().forEach(stack -> known.add(stack.name()));
        manifest.stackSets().forEach(set -> known.add(set.name()));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        ManifestFile.PATH + " lists no stack '" + name + "'"
                                + Suggestion.of(name, known).orElse("."));
            }
        }
    }

    private void requireRetirable(Manifest manifest) {
        if (retired.isPresent() && !only.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--retire-prefix deletes; nothing is deleted with --only.");
        }
        if (retired.filter(manifest.stackPrefix()::equals).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + retired.get() + "' is the prefix in accounts.yaml; nothing retires it.");
        }
    }

    private ExitCode deploy(WorkingTree generated, Map<String, SourceText> templates) throws IOException {
        Manifest manifest = generated.manifest();
        return AdminAccount.work(
                console,
                options,
                manifest.account(),
                manifest.region(),
                manifest.stackPrefix(),
                aws -> deploy(generated, templates, AwsDeployment.calls(aws, ownPermissions)));
    }

    private ExitCode deploy(WorkingTree generated, Map<String, SourceText> templates, DeploymentCalls calls)
            throws IOException {
        Optional<String> changed = planFile.isEmpty()
                ? Optional.empty()
                : PlanFile.read(planFile.get()).changed(generated, calls);
        if (changed.isPresent()) {
            console.problem("error: %s; make the plan again%n".formatted(changed.get()));
            return ExitCode.GUARDED;
        }
        DeploymentReport report = report(generated.manifest(), templates, calls);
        print(report);
        return exitCode(report);
    }

    /** A workflow that does not say what it wants must not seem to have deployed. */
    private ExitCode exitCode(DeploymentReport report) {
        boolean isLeft = report.dryRun() && report.isAnythingLeft();
        if (isLeft) {
            ExecuteOptions.sayHow(console);
        }
        ExitCode exit = report.exitCode();
        return isLeft && !execution.isDryRun() && exit == ExitCode.DONE ? ExitCode.DIFFERS : exit;
    }

    private DeploymentReport report(Manifest manifest, Map<String, SourceText> templates, DeploymentCalls calls) {
        try (DeployProgress progress =
                new DeployProgress(console, manifest.stacks().size())) {
            Deployment deployment = new Deployment(
                    manifest,
                    path -> Objects.requireNonNull(templates.get(path), path).text(),
                    new DeploymentSettings(maxConcurrency, maxPrune, Set.copyOf(only), Set.copyOf(adopted), retired),
                    calls,
                    progress);
            return execution.isExecuted() ? run(deployment, progress) : deployment.preview();
        }
    }

    private DeploymentReport run(Deployment deployment, DeployProgress progress) {
        Interrupt interrupt = Interrupt.saying(console, progress::interrupted);
        try {
            return deployment.run();
        } finally {
            interrupt.close();
        }
    }

    private void print(DeploymentReport report) throws IOException {
        DeploymentText pages = new DeploymentText(report);
        console.result(
                switch (format.get()) {
                    default -> pages.text();
                    case JSON -> Json.write(report);
                    case MARKDOWN -> pages.markdown();
                },
                format.get(),
                options.color);
        Optional<String> summary = console.variable("GITHUB_STEP_SUMMARY");
        if (summary.isPresent()) {
            Files.writeString(
                    Path.of(summary.get()), pages.markdown(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
