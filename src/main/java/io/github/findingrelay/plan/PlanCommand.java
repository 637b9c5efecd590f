package io.github.findingrelay.plan;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.deploy.AnalyzerLook;
import io.github.findingrelay.deploy.AwsDeployment;
import io.github.findingrelay.deploy.BelievedAnalyzers;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.findings.ArchiveRuleNotices;
import io.github.findingrelay.generate.UpToDate;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Unanswered;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what merging would do. */
@Command(
        name = "plan",
        header = "Say what merging or deploying would do, and for whom.",
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

    @Spec
    private CommandSpec spec;

    @Mixin
    private AwsOptions options;

    @Option(
            names = "--base",
            paramLabel = "REV",
            description =
                    "The commit to compare with. Default: HEAD. With --live: only what the plan against this commit does not say.")
    private Optional<String> base = Optional.empty();

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

    @Option(names = "--live", description = "Compares with what is deployed, rather than with a commit. Reads only.")
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

    @Option(
            names = "--exit-code",
            description = "Exit with 4 if anything would change, with 5 if AWS has not answered everything.")
    private boolean exitCode;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        if (changeSets && !live) {
            throw new ParameterException(spec.commandLine(), "--change-sets needs --live.");
        }
        return UpToDate.work(
                console,
                options,
                organization -> console.finish(
                        WorkingTree.read(options.workspace),
                        options.color,
                        generated -> plan(new Wanted(organization, generated))));
    }

    /** What is to be, as people have written it and as it is deployed. */
    private record Wanted(Organization organization, WorkingTree generated) {}

    private ExitCode plan(Wanted now) throws IOException {
        return live && base.isEmpty()
                ? againstAws(now, Optional.empty())
                : console.finish(
                        againstGit(base.orElse("HEAD"), now),
                        options.color,
                        made -> live ? againstAws(now, Optional.of(made)) : print(made, now));
    }

    /**
     * A plan.
     *
     * @param heading of a page about it
     * @param commit that it compares with, if it does
     * @param live the fingerprint of what is deployed, if it compares with that
     * @param complete whether AWS has answered everything
     */
    private record Made(String heading, Plan plan, Optional<String> commit, Optional<String> live, boolean complete) {}

    private Checked<Made> againstGit(String revision, Wanted now) throws IOException {
        GitSnapshot before;
        try {
            before = GitSnapshot.of(options.workspace, revision);
        } catch (IOException e) {
            return Checked.invalid(Diagnostic.error(
                    options.workspace.toString().isEmpty() ? "." : options.workspace.toString(),
                    "Git knows no commit '%s' here%s; commit, or name one with --base".formatted(revision, because(e)),
                    "plan.base"));
        }
        Checked<Plan> plan = Checked.reading(() -> Planner.plan(revision, before, now.generated()));
        if (!(plan instanceof Checked.Valid<Plan> valid)) {
            return new Checked.Invalid<>(plan.diagnostics());
        }
        return Checked.valid(new Made(
                "What merging does",
                new Meaning(before, now.generated(), now.organization()).of(valid.value()),
                Optional.of(before.commit()),
                Optional.empty(),
                true));
    }

    private ExitCode againstAws(Wanted now, Optional<Made> merging) throws IOException {
        return console.finish(
                now.generated().deployable(),
                options.color,
                generated -> AdminAccount.work(
                        console,
                        options,
                        generated.manifest().account(),
                        generated.manifest().region(),
                        generated.manifest().stackPrefix(),
                        aws -> console.finish(
                                Checked.reading(() -> deploying(aws, now, merging)),
                                options.color,
                                made -> print(made, now))));
    }

    private Made deploying(AwsSession aws, Wanted now, Optional<Made> merging) {
        RequestBudget budget = aws.budget();
        WorkingTree generated = now.generated();
        StackSets sets = AwsDeployment.stackSets(aws);
        LiveAnalyzers analyzers = new LiveAnalyzers(
                new BelievedAnalyzers(
                        sets,
                        path -> generated.text(path).text(),
                        generated.manifest().account(),
                        budget),
                new AnalyzerLook(AwsDeployment.analyzers(aws), region -> budget));
        LiveState state =
                new LiveState(AwsDeployment.cloudFormation(aws), sets, analyzers, generated.manifest(), budget);
        LegibleSnapshot legible = new LegibleSnapshot(state, generated);
        Plan changes = Planner.plan("AWS", legible, generated)
                .withoutSeeing(state.notSeen())
                .refusing(state.foreign().names());
        ArchiveRuleNotices.Said rules = ArchiveRuleNotices.of(now.organization(), aws);
        Plan plan = changes.withNotices(legible.notices())
                .withNotices(state.notices())
                .withNotices(state.unanswered().stream().map(Unanswered::line).toList())
                .withNotices(rules.notices());
        Map<String, List<String>> said = changeSets ? changeSets(aws, budget).of(plan, generated) : Map.of();
        Plan refined = changeSets ? plan.with(said) : plan;
        return new Made(
                merging.isEmpty() ? "What deploying does" : "What deploying does besides",
                merging.map(made -> refined.besides(made.plan())).orElse(refined),
                merging.flatMap(Made::commit),
                state.fingerprint(),
                state.unanswered().isEmpty() && rules.unanswered().isEmpty() && ChangeSetPreview.isComplete(said));
    }

    private static ChangeSetPreview changeSets(AwsSession aws, RequestBudget budget) {
        return new ChangeSetPreview(new AwsChangeSets(aws), budget, aws.time(), new SecureRandom());
    }

    private ExitCode print(Made made, Wanted now) {
        Plan plan = made.plan();
        Map<String, String> names = now.organization().accountNames();
        console.result(
                switch (format.get()) {
                    default -> new PlanText(plan, names).text();
                    case JSON ->
                        PlanJson.of(
                                plan,
                                made.commit(),
                                made.live(),
                                now.generated().fingerprint());
                    case MARKDOWN -> new PlanMarkdown(made.heading(), plan, names, maxLength).text();
                },
                format.get(),
                options.color);
        if (!made.complete()) {
            return ExitCode.FAILED;
        }
        return exitCode && !plan.isEmpty() ? ExitCode.DIFFERS : ExitCode.DONE;
    }

    private static String because(IOException e) {
        String said = String.valueOf(e.getMessage());
        return said.isEmpty() ? "" : ": " + said;
    }
}
