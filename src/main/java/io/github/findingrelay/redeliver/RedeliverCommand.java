package io.github.findingrelay.redeliver;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExecuteOptions;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.Receipt;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.redeliver.LetterReader.LeftAlone;
import io.github.findingrelay.request.Unanswered;
import io.github.findingrelay.routing.Topology;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Delivers once more what could not be delivered. */
@Command(
        name = "redeliver",
        header = "Deliver again what could not be delivered.",
        description = {
            "Lists notifications that could not be delivered: those that wait in the dead-letter queue, and deliveries that"
                    + " have failed without a letter. Delivers them again with --execute; a letter is deleted when its"
                    + " delivery has succeeded, and not before.",
            "Ctrl-C ends it; another run does the rest, and nothing twice."
        },
        footer = {
            "",
            "Example: ./relay redeliver",
            "         ./relay redeliver --execute",
            "         ./relay redeliver --since 14 --format json"
        })
public final class RedeliverCommand implements Callable<ExitCode> {

    /** Step Functions forgets what is older. */
    private static final int REMEMBERED_DAYS = 90;

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private ReceiptOptions receipts;

    @Mixin
    private ExecuteOptions execution;

    @Option(
            names = "--since",
            paramLabel = "DAYS",
            defaultValue = "3",
            description =
                    "How old a failed delivery without a letter may be. Default: 3. Letters are taken at any age.")
    private int since = 3;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "100",
            description = "Delivers nothing if more than N deliveries would be started. Default: 100.")
    private int max = 100;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait for the end of a delivery at most. Default: 600.")
    private int wait = 600;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON);

    RedeliverCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        if (since < 1 || since > REMEMBERED_DAYS) {
            throw options.wrong(
                    "--since takes a number of days from 1 to %d, not %d.".formatted(REMEMBERED_DAYS, since));
        }
        return AdminAccount.work(console, options, this::withAws);
    }

    private ExitCode withAws(Organization organization, AwsSession aws) throws IOException {
        Instant start = Instant.now();
        try (Interrupt interrupt = Interrupt.listening(console)) {
            Redelivery redelivery = new Redelivery(
                    organization,
                    RedeliveryServices.of(aws),
                    new RuleInputs(() -> Topology.read(options.workspace, organization)),
                    aws.budget(),
                    aws.time(),
                    interrupt::isAsked);
            RedeliveryOutcome outcome;
            try (redelivery) {
                outcome = outcome(redelivery, organization, start);
            }
            console.result(
                    new RedeliveryReport(
                                    outcome.executed(),
                                    outcome.entries(),
                                    outcome.plan().leftAlone(),
                                    redelivery.others(),
                                    organization.accountNames())
                            .printed(format.get()),
                    format.get(),
                    options.color);
            console.problem(Unanswered.errors(redelivery.unanswered()));
            return exitCode(outcome, redelivery);
        }
    }

    private record RedeliveryOutcome(boolean executed, RedeliveryPlan plan, List<RedeliveryEntry> entries) {}

    private RedeliveryOutcome outcome(Redelivery redelivery, Organization organization, Instant start)
            throws IOException {
        RedeliveryPlan plan = redelivery.look(start.minus(Duration.ofDays(since)), execution.isExecuted());
        if (!execution.isExecuted() || plan.starts() > max) {
            return new RedeliveryOutcome(false, plan, plan.entries());
        }
        RedeliveryRun run = redelivery.run(plan, Duration.ofSeconds(wait));
        try {
            run.run();
        } finally {
            if (!run.ended().isEmpty()) {
                receipts.write(
                        console,
                        options.workspace,
                        new Receipt(
                                "redeliver",
                                start,
                                organization.adminAccount(),
                                "",
                                run.ended().stream()
                                        .map(entry -> entry.receipt(organization))
                                        .toList()));
            }
        }
        return new RedeliveryOutcome(true, plan, run.ended());
    }

    private ExitCode exitCode(RedeliveryOutcome outcome, Redelivery redelivery) {
        long starts = outcome.plan().starts();
        if (!outcome.executed() && starts > max) {
            console.problem(
                    "error: %1$d deliveries would be started, more than --max %2$d: nothing is delivered; --max %1$d allows it%n"
                            .formatted(starts, max));
        }
        if (execution.isExecuted() && !outcome.executed()) {
            return ExitCode.GUARDED;
        }
        if (!outcome.executed() && !outcome.entries().isEmpty() && starts <= max) {
            ExecuteOptions.sayHow(console);
        }
        boolean failed = outcome.entries().stream().anyMatch(entry -> entry.result() == ReceiptResult.FAILED);
        if (failed || !redelivery.unanswered().isEmpty()) {
            return ExitCode.FAILED;
        }
        // Somebody has not been told, and will not be unless a person looks at it.
        boolean isLeft =
                execution.isExecuted() && outcome.plan().leftAlone().stream().anyMatch(LeftAlone::isLetter);
        return isLeft ? ExitCode.DIFFERS : ExitCode.DONE;
    }
}
