package io.github.findingrelay.analyzers;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExecuteOptions;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.desk.Selection;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes analyzers that were left behind, in all accounts and Regions. */
@Command(
        name = "delete",
        header = "Delete analyzers that were left behind.",
        description = {
            "Deletes analyzers of a name in all accounts and Regions, with all their findings: those that a service provider"
                    + " has left behind. Says what it would do unless there is --execute. Never deletes what our stack sets have"
                    + " made or a service of AWS manages.",
            "Ctrl-C ends it; --resume does the rest."
        },
        footer = {
            "",
            "Example: ./relay analyzers delete --name cm-access-analyzer --organization",
            "         ./relay analyzers delete --name cm-access-analyzer --organization --execute",
            "         ./relay analyzers delete --resume receipts/analyzers-delete-….json --execute"
        })
final class AnalyzersDeleteCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private AnalyzerOptions options;

    @Mixin
    private ReceiptOptions receipts;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            split = ",",
            description = "The exact name of the analyzers to delete.")
    private List<String> names = List.of();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Types that may be deleted, for example ACCOUNT_UNUSED_ACCESS. Default:"
                    + " ACCOUNT and ORGANIZATION.")
    private List<String> types = List.of();

    @Option(names = "--keep", paramLabel = "ACCOUNT[/REGION]", split = ",", description = "Deletes nothing there.")
    private List<String> kept = List.of();

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "500",
            description = "Deletes nothing if more than N would be deleted. Default: 500.")
    private int max = 500;

    @Mixin
    private ExecuteOptions execution;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Does the rest of what this receipt says, and continues it.")
    private Optional<Path> resume = Optional.empty();

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON);

    AnalyzersDeleteCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        options.check();
        if (resume.isPresent() && (!names.isEmpty() || !types.isEmpty() || options.isGiven())) {
            throw options.workspace.wrong("--resume takes names, types, accounts and Regions from the receipt.");
        }
        if (resume.isEmpty() && names.isEmpty()) {
            throw options.workspace.wrong("--name says which analyzers; './relay analyzers list' lists what is there.");
        }
        options.workspace.requireAll(
                kept, "\\d{12}(/[a-z0-9-]+)?", "--keep takes an account, or account/Region; '%s' is neither.");
        return AdminAccount.work(console, options.workspace, this::places, this::run);
    }

    /** A Region that is mistyped would keep nothing. */
    private AnalyzerOptions.Places places(Selection selection) {
        selection.anyRegions(
                "--keep",
                kept.stream()
                        .filter(place -> place.contains("/"))
                        .map(place -> place.substring(place.indexOf('/') + 1))
                        .toList());
        return options.places(selection);
    }

    private ExitCode run(Organization organization, AwsSession aws, AnalyzerOptions.Places places) throws IOException {
        AnalyzerDeletion deletion = resume.isPresent()
                ? AnalyzerDeletion.rest(resume.get(), organization.stackPrefix(), kept)
                : AnalyzerDeletion.of(receipt(organization, aws, places), organization.stackPrefix());
        DeletionReceipt receipt = deletion.receipt();
        if (!receipt.account().equals(organization.adminAccount())) {
            console.problem("error: the receipt is of account %s; the admin account is %s%n"
                    .formatted(receipt.account(), organization.adminAccount()));
            return ExitCode.GUARDED;
        }
        String role = options.role(receipt.role());
        try (Interrupt interrupt = Interrupt.listening(console)) {
            AnalyzerDeletionRun run = new AnalyzerDeletionRun(
                    console, deletion, interrupt::isAsked, stopped -> options.sweep(aws, role, stopped));
            AnalyzerPlan plan = run.look();
            if (interrupt.isAsked()) {
                console.problem("interrupted: nothing was deleted\n");
                return ExitCode.FAILED;
            }
            String unanswered = AnalyzerList.unanswered(
                    organization, plan.survey(), receipt.regions().size());
            return execution.isExecuted() && plan.chosen().size() <= max
                    ? delete(run, plan, unanswered, receipt)
                    : preview(plan, unanswered);
        }
    }

    /** What a new deletion is to be. */
    private DeletionReceipt receipt(Organization organization, AwsSession aws, AnalyzerOptions.Places places) {
        return new DeletionReceipt(
                DeletionReceipt.COMMAND,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                organization.adminAccount(),
                options.role(AnalyzerOptions.ROLE),
                names,
                types.isEmpty() ? AnalyzerChoice.EXTERNAL : types,
                kept,
                AnalyzerOptions.accounts(places, aws),
                places.regions(),
                List.of());
    }

    private ExitCode preview(AnalyzerPlan plan, String unanswered) {
        print(new AnalyzerDeletionText(plan, plan.planned(), unanswered));
        int count = plan.chosen().size();
        if (count > max) {
            console.problem(
                    "error: %1$d analyzers would be deleted, more than --max %2$d: nothing is deleted; --max %1$d allows it%n"
                            .formatted(count, max));
        } else if (count > 0) {
            ExecuteOptions.sayHow(console);
        }
        return execution.isExecuted() ? ExitCode.GUARDED : exitCode(plan, List.of());
    }

    private ExitCode delete(AnalyzerDeletionRun run, AnalyzerPlan plan, String unanswered, DeletionReceipt receipt)
            throws IOException {
        Path file = resume.orElseGet(
                () -> receipts.target(options.workspace.workspace, receipt.command(), Instant.parse(receipt.at())));
        console.problem("receipt: %s%n".formatted(file));
        List<ReceiptEntry> ended = run.delete(plan, file);
        print(new AnalyzerDeletionText(plan, ended, unanswered));
        int left = plan.chosen().size() - ended.size();
        if (left > 0) {
            console.problem(
                    "interrupted: %d analyzers are left; --resume %s --execute deletes them%n".formatted(left, file));
            return ExitCode.FAILED;
        }
        return exitCode(plan, ended);
    }

    private void print(AnalyzerDeletionText text) {
        console.result(
                format.is(Format.TEXT)
                        ? text.text(console.display(options.workspace.color))
                        : text.json(execution.isExecuted()),
                format.get(),
                options.workspace.color);
    }

    private static ExitCode exitCode(AnalyzerPlan plan, List<ReceiptEntry> ended) {
        boolean failed = ended.stream().anyMatch(entry -> entry.result() == ReceiptResult.FAILED);
        return failed || !plan.survey().refusals().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    }
}
