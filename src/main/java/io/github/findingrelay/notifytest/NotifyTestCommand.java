package io.github.findingrelay.notifytest;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExecuteOptions;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.desk.Receipt;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.desk.Selection;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.routing.Trace;
import io.github.findingrelay.routing.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a test finding to the people of an account. */
@Command(
        name = "notify-test",
        header = "Send a test finding to the people of an account.",
        description = {
            "Imports a finding marked TEST into Security Hub, so that the people of an account are really"
                    + " notified; follows it hop by hop, and archives it again in any case. Shows the finding and who would be notified; does"
                    + " it with --execute.",
            "Exits with 4 if a hop is not proved in the time, with 5 if AWS refuses or fails something."
        },
        footer = {
            "",
            "Example: ./relay notify-test 222222222222",
            "         ./relay notify-test 222222222222 --execute",
            "         ./relay notify-test 222222222222 --event-only"
        })
public final class NotifyTestCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private ReceiptOptions receipts;

    @Parameters(
            paramLabel = "ACCOUNT",
            description = "The account whose people are notified: its id, or its name in accounts.yaml.")
    private String account = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for the delivery at most. Default: 300.")
    private int wait = 300;

    @Mixin
    private ExecuteOptions execution;

    @Option(
            names = "--event-only",
            description =
                    "Notifies nobody: asks EventBridge whether the deployed rules match the event. Reads" + " only.")
    private boolean eventOnly;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON);

    NotifyTestCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        if (eventOnly && execution.isExecuted()) {
            throw options.wrong("--event-only notifies nobody; leave out --execute.");
        }
        return console.finish(Tracer.of(options.workspace), options.color, this::test);
    }

    private ExitCode test(Tracer tracer) throws IOException {
        Organization organization = tracer.organization();
        String id = Selection.of(organization, options, selection -> selection.accounts("ACCOUNT", List.of(account)))
                .get(0);
        TestFinding finding = TestFinding.of(organization, id, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        String event = Json.write(finding.event());
        Checked<List<Trace>> traced = tracer.trace(new SourceText("the test finding", event));
        if (!(traced instanceof Checked.Valid<List<Trace>> traces)) {
            throw new IllegalStateException("the test finding is an event: " + traced.diagnostics());
        }
        Trace trace = traces.value().get(0);
        boolean isShown = eventOnly ? execution.isDryRun() : !execution.isExecuted();
        if (isShown || !trace.delivered()) {
            console.result(
                    format.is(Format.JSON)
                            ? Json.write(finding.asff())
                            : Json.write(finding.asff()) + trace.text("test"),
                    format.get(),
                    options.color);
            if (trace.delivered() && !eventOnly) {
                ExecuteOptions.sayHow(console);
            }
            return trace.delivered() ? ExitCode.DONE : ExitCode.DIFFERS;
        }
        NotifyTestReport report = new NotifyTestReport(finding, path(organization, trace));
        return AdminAccount.work(
                console, options, (ignored, aws) -> eventOnly ? patterns(report, event, aws) : send(report, aws));
    }

    private static ExpectedPath path(Organization organization, Trace trace) {
        List<Trace.Sending> sendings =
                trace.rules().stream().flatMap(step -> step.targets().stream()).toList();
        return new ExpectedPath(
                trace.rules().stream()
                        .map(step -> new ExpectedPath.ExpectedRule(step.rule(), step.bus()))
                        .toList(),
                sendings.stream()
                        .flatMap(sending -> sending.topics().stream())
                        .map(topic -> topic.substring(topic.lastIndexOf(':') + 1))
                        .distinct()
                        .toList(),
                DeliveryMachine.all(organization),
                organization.notifications().once(),
                organization.names().deadLetters(),
                sendings.stream()
                        .flatMap(sending -> sending.recipients().stream())
                        .distinct()
                        .toList(),
                names(sendings));
    }

    private static Map<String, String> names(List<Trace.Sending> sendings) {
        Map<String, String> names = new HashMap<>();
        sendings.forEach(sending -> names.putAll(sending.names()));
        return names;
    }

    private ExitCode patterns(NotifyTestReport report, String event, AwsSession aws) {
        NotificationPath path = new AwsNotificationPath(aws);
        RequestBudget budget = aws.budget();
        List<Hop> hops = report.expected().rules().stream()
                .map(rule -> report.hop(rule, wrong(rule, event, path, budget)))
                .toList();
        boolean passed = hops.stream().allMatch(hop -> hop.state() == Hop.HopState.PASSED);
        console.result(report.patterns(hops, format.get()), format.get(), options.color);
        return passed ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    /** What is wrong with a deployed rule; empty: it matches. */
    private static Optional<String> wrong(
            ExpectedPath.ExpectedRule rule, String event, NotificationPath path, RequestBudget budget) {
        Optional<NotificationPath.DeployedRule> deployed = budget.repeatable(() -> path.rule(rule.name(), rule.bus()));
        if (deployed.isEmpty()) {
            return Optional.of("is not deployed");
        }
        if (!deployed.get().enabled()) {
            return Optional.of("it is disabled");
        }
        return budget.repeatable(() -> path.matches(deployed.get().pattern(), event))
                ? Optional.empty()
                : Optional.of("does not match the event");
    }

    private ExitCode send(NotifyTestReport report, AwsSession aws) throws IOException {
        TestFinding finding = report.finding();
        console.problem("finding: %s%n".formatted(finding.id()));
        try (Interrupt interrupt = Interrupt.listening(console)) {
            DeliveryTrial trial = new DeliveryTrial(
                    new AwsNotificationPath(aws),
                    Executions.of(aws),
                    aws.budget(),
                    aws.time(),
                    interrupt::isAsked,
                    finding,
                    report.expected());
            boolean passed;
            try {
                passed = trial.run(Duration.ofSeconds(wait));
            } finally {
                receipts.write(
                        console,
                        options.workspace,
                        new Receipt("notify-test", finding.at(), finding.importer(), "", trial.changes()));
            }
            console.result(report.text(trial, passed, wait, format.get()), format.get(), options.color);
            return exitCode(trial, passed);
        }
    }

    static ExitCode exitCode(DeliveryTrial trial, boolean passed) {
        boolean failed = trial.changes().stream().anyMatch(entry -> entry.result() == ReceiptResult.FAILED)
                || trial.hops().stream().anyMatch(hop -> hop.state() == Hop.HopState.UNKNOWN);
        if (failed) {
            return ExitCode.FAILED;
        }
        return passed ? ExitCode.DONE : ExitCode.DIFFERS;
    }
}
