package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExecuteOptions;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.Receipt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.Unanswered;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Repairs e-mail subscriptions. */
@Command(
        name = "repair",
        header = "Subscribe again who was lost, and end what is unwanted.",
        description = {
            "Subscribes again who has not confirmed or was lost, which sends a new confirmation mail, and ends subscriptions"
                    + " of addresses, queues and whatever else is no contact in accounts.yaml. Says what it would do; does it with --execute.",
            "An address gets one mail an hour at most, also from several machines and after a deployment: what is left is for"
                    + " a later run."
        },
        footer = {
            "",
            "Example: ./relay subscriptions repair",
            "         ./relay subscriptions repair --owner payments --execute"
        })
final class SubscriptionsRepairCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private ReceiptOptions receipts;

    @Mixin
    private ExecuteOptions execution;

    @Mixin
    private TopicOptions topics;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

    SubscriptionsRepairCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return AdminAccount.work(console, options, topics::chosen, this::withAws);
    }

    private ExitCode withAws(Organization organization, AwsSession aws, Predicate<Subscriber> chosen)
            throws IOException {
        InstantSource clock = InstantSource.system();
        Instant start = clock.instant();
        SubscriptionDesk desk = new SubscriptionDesk(organization, SubscriptionServices.of(aws), aws.budget());
        List<Subscriber> found =
                desk.look().subscribers().stream().filter(chosen).toList();
        try (Interrupt interrupt = Interrupt.unheard(console)) {
            if (execution.isExecuted()) {
                interrupt.listen();
            }
            List<ReceiptEntry> entries = desk.repair(found, clock, execution.isExecuted(), interrupt::isAsked);
            Receipt receipt = new Receipt("subscriptions repair", start, organization.adminAccount(), "", entries);
            report(receipt);
            interrupt.report(receipt.count(Interrupt.NOT_BEGUN));
            console.problem(Unanswered.errors(desk.unanswered()));
            return desk.unanswered().isEmpty() && receipt.count(ReceiptResult.FAILED) == 0
                    ? ExitCode.DONE
                    : ExitCode.FAILED;
        }
    }

    private void report(Receipt receipt) throws IOException {
        List<ReceiptEntry> entries = receipt.entries();
        console.result(
                new RepairReport(execution.isExecuted(), entries).printed(format.get()), format.get(), options.color);
        if (receipt.count(ReceiptResult.PLANNED) > 0) {
            ExecuteOptions.sayHow(console);
        }
        if (execution.isExecuted() && !entries.isEmpty()) {
            receipts.write(console, options.workspace, receipt);
        }
    }
}
