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
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has resources looked at again. */
@Command(
        name = "rescan",
        header = "Have Access Analyzer look at resources again.",
        description =
                "Has IAM Access Analyzer look at resources again, for example after their policy was changed. Does not wait for"
                        + " the result. Says whom it would ask; does it with --execute.",
        footer = {
            "",
            "Example: ./relay findings rescan arn:aws:s3:::payments-exports --execute",
            "         ./relay findings rescan arn:aws:iam::222222222222:role/partner --execute"
        })
final class FindingsRescanCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private FindingsOptions options;

    @Mixin
    private ReceiptOptions receipts;

    @Mixin
    private ExecuteOptions execution;

    @Parameters(
            paramLabel = "ARN",
            arity = "1..*",
            description = "ARNs of resources. Roles are looked at in all Regions.")
    private List<String> resources = List.of();

    @Option(
            names = "--resource-owner-account",
            paramLabel = "ID",
            description = "The account of the resources, where neither ARN nor finding says so: its id, or its name in"
                    + " accounts.yaml.")
    private Optional<String> account = Optional.empty();

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON);

    FindingsRescanCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        options.workspace.requireAll(
                resources,
                "arn:[^:]+:[^:]+:[^:]*:(\\d{12})?:.+",
                "'%s' is not an ARN such as arn:aws:s3:::payments-exports");
        return options.work(
                selection -> selection.anyAccounts(
                        "--resource-owner-account", account.stream().toList()),
                this::rescan);
    }

    private ExitCode rescan(Organization organization, FindingsDesk desk, AwsSession aws, List<String> accounts)
            throws IOException {
        Instant now = Instant.now();
        String caller = aws.budget().repeatable(aws::caller);
        Rescan rescan = new Rescan(desk, accounts.stream().findFirst(), options.hasRegions());
        FindingsReading reading = rescan.findings(resources);
        List<RescanTarget> targets = rescan.targets(resources, reading);
        reading.unanswered(organization).forEach(line -> console.problem("! " + line + "\n"));
        List<String> problems = targets.stream()
                .flatMap(target -> target.problem(organization.regions()).stream())
                .toList();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> console.problem("error: " + problem + "\n"));
            console.problem("nothing was started\n");
            return reading.refusals().isEmpty() ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
        }
        try (Interrupt interrupt = Interrupt.unheard(console)) {
            List<ReceiptEntry> entries = rescan.planned(targets);
            if (execution.isExecuted()) {
                interrupt.listen();
                entries = rescan.start(targets, interrupt::isAsked);
            }
            Receipt receipt = new Receipt("findings rescan", now, organization.adminAccount(), caller, "", entries);
            report(receipt);
            interrupt.report(receipt.count(Interrupt.NOT_BEGUN));
            return receipt.count(ReceiptResult.FAILED) == 0 ? reading.exitCode() : ExitCode.FAILED;
        }
    }

    private void report(Receipt receipt) throws IOException {
        console.result(receipt.printed(format.get()), format.get(), options.workspace.color);
        if (execution.isExecuted()) {
            receipts.write(console, options.workspace.workspace, receipt);
        } else if (receipt.count(ReceiptResult.PLANNED) > 0) {
            ExecuteOptions.sayHow(console);
        }
    }
}
