package io.github.findingrelay.findings;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExecuteOptions;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.Receipt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Archives or reopens the findings that somebody names: all of them, or if one is unknown none. */
abstract class FindingsStatusCommand implements Callable<ExitCode> {

    private final Console console;
    private final FindingStatus wanted;
    private final String name;

    @Mixin
    private FindingsOptions options;

    @Mixin
    private ReceiptOptions receipts;

    @Parameters(
            paramLabel = "ID",
            arity = "1..*",
            description = "Ids of findings, or ARNs of resources: then all findings about them, in all Regions.")
    private List<String> names = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why. It stands in the receipt.")
    private String reason = "";

    @Option(
            names = "--all-regions",
            description = "Besides a finding about a role, those of the other Regions about the same access.")
    private boolean allRegions;

    @Mixin
    private ExecuteOptions execution;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON);

    /**
     * A command.
     *
     * @param name as a receipt has it
     * @param wanted status of the findings then
     */
    FindingsStatusCommand(Console console, String name, FindingStatus wanted) {
        this.console = console;
        this.name = name;
        this.wanted = wanted;
    }

    @Override
    public ExitCode call() throws IOException {
        if (reason.isBlank()) {
            throw options.workspace.wrong("--reason: say why; the receipt keeps it.");
        }
        return options.work(this::change);
    }

    private ExitCode change(Organization organization, FindingsDesk desk, AwsSession aws) throws IOException {
        Instant now = Instant.now();
        NamedFindings named = named(desk);
        ExitCode exit = named.report(console, organization);
        if (exit != ExitCode.DONE) {
            console.problem("nothing was changed\n");
            return exit;
        }
        List<ExternalFinding> findings = named.reading().findings();
        String caller = aws.budget().repeatable(aws::caller);
        try (Interrupt interrupt = Interrupt.unheard(console)) {
            StatusChange change = new StatusChange(desk, wanted, interrupt::isAsked);
            List<ReceiptEntry> entries = change.planned(findings);
            if (execution.isExecuted()) {
                interrupt.listen();
                entries = change.done(findings);
            }
            Receipt receipt = new Receipt(name, now, organization.adminAccount(), caller, reason, entries);
            report(receipt, findings);
            interrupt.report(receipt.count(Interrupt.NOT_BEGUN));
            return receipt.count(ReceiptResult.FAILED) == 0 ? named.reading().exitCode() : ExitCode.FAILED;
        }
    }

    private void report(Receipt receipt, List<ExternalFinding> findings) throws IOException {
        console.result(receipt.printed(format.get()), format.get(), options.workspace.color);
        hint(findings);
        if (receipt.count(ReceiptResult.PLANNED) > 0) {
            ExecuteOptions.sayHow(console);
        }
        if (execution.isExecuted()) {
            receipts.write(console, options.workspace.workspace, receipt);
        }
    }

    private NamedFindings named(FindingsDesk desk) {
        NamedFindings named = NamedFindings.of(desk, names);
        return allRegions && named.unknown().isEmpty() ? named.inAllRegions(desk) : named;
    }

    /** A role is found in every Region. */
    private void hint(List<ExternalFinding> findings) {
        boolean role = ListedFinding.joined(findings, "").stream()
                .anyMatch(listed -> listed.shown().isRole() && listed.regions().size() == 1);
        if (role && !allRegions) {
            console.problem(
                    "! the analyzers of the other Regions find a role too; --all-regions changes theirs as well\n");
        }
    }
}
