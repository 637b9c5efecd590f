package io.github.findingrelay.remind;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExecuteOptions;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.OwnerOptions;
import io.github.findingrelay.desk.ReceiptOptions;
import io.github.findingrelay.desk.Selection;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.findings.FindingsDesk;
import io.github.findingrelay.findings.FindingsOptions;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Reminders;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.TrustZone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells owners again what is still open. */
@Command(
        name = "remind",
        header = "Tell owners again what is still open.",
        description = {
            "Tells each owner in one message what is still open in their accounts: a notification is sent once, and what was"
                    + " found before there were rules was never told. Says what it would send to whom; sends it with --execute.",
            "Whoever has been reminded within 20 hours is not reminded again."
        },
        footer = {
            "",
            "Example: ./relay remind --owner payments --show",
            "         ./relay remind --execute",
            "         ./relay remind --all --execute"
        })
public final class RemindCommand implements Callable<ExitCode> {

    private static final int MAX_DAYS = 3_650;

    private final Console console;

    @Mixin
    private FindingsOptions options;

    @Mixin
    private OwnerOptions owners;

    @Option(
            names = "--after",
            paramLabel = "DAYS",
            description =
                    "Only of findings that have been there for so many days. Default: notifications.reminders.after"
                            + " of accounts.yaml.")
    private Optional<Integer> after = Optional.empty();

    @Option(names = "--all", description = "Of all findings, also those of today: for the first day.")
    private boolean all;

    @Option(names = "--again", description = "Also whoever has been reminded within 20 hours.")
    private boolean again;

    @Option(names = "--show", description = "Prints the messages, too.")
    private boolean show;

    @Mixin
    private ExecuteOptions execution;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "The receipt of an earlier run: says what is new since. Default: the last one in receipts/.")
    private Optional<Path> compare = Optional.empty();

    @Mixin
    private ReceiptOptions receipts;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

    RemindCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        if (all && after.isPresent()) {
            throw options.workspace.wrong("--all and --after exclude each other.");
        }
        if (after.filter(days -> days < 0 || days > MAX_DAYS).isPresent()) {
            throw options.workspace.wrong("--after takes 0 to %,d days.".formatted(MAX_DAYS));
        }
        EarlierReminders earlier = earlier();
        return options.work(
                selection -> chosen(selection, earlier),
                (organization, desk, aws, chosen) -> remind(organization, desk, aws, chosen, earlier));
    }

    private EarlierReminders earlier() throws IOException {
        if (compare.isEmpty()) {
            return EarlierReminders.in(options.workspace.workspace.resolve("receipts"));
        }
        EarlierReminders earlier = EarlierReminders.of(compare.stream().toList());
        if (!earlier.unreadable().isEmpty()) {
            throw options.workspace.wrong(
                    "--compare: %s is no receipt of 'relay remind'.".formatted(compare.orElseThrow()));
        }
        return earlier;
    }

    private record Chosen(RemindSettings settings, Checked<ReminderComposer> composer) {}

    private Chosen chosen(Selection selection, EarlierReminders earlier) {
        Organization organization = selection.organization();
        if (compare.isPresent() && !earlier.hasAny(organization.adminAccount())) {
            selection.mistake("--compare: %s has no reminder of account %s, which accounts.yaml names"
                    .formatted(compare.orElseThrow(), organization.adminAccount()));
        }
        String fallback = organization.notifications().fallback().key();
        List<String> only = owners.of(selection);
        if (organization.notifications().routing() == Routing.SHARED && !only.isEmpty() && !only.contains(fallback)) {
            selection.mistake("--owner: notifications.routing is shared, so that only '%s' is told of anything"
                    .formatted(fallback));
        }
        if (organization.trustZone() == TrustZone.ACCOUNT && !options.hasRole()) {
            selection.mistake(
                    "--role: the analyzers are in the member accounts (analyzers.trustZone: account); name the role of"
                            + " theirs with which they are asked");
        }
        RemindSettings settings = settings(organization.notifications().reminders(), only);
        return new Chosen(
                settings,
                ReminderComposer.of(organization, options.workspace.workspace, settings.escalate(), Instant.now()));
    }

    private RemindSettings settings(Reminders reminders, List<String> only) {
        int days = all ? 0 : after.orElse(reminders.after());
        return new RemindSettings(
                only, days, Math.max(days, reminders.escalate()), again, show, execution.isExecuted());
    }

    private ExitCode remind(
            Organization organization, FindingsDesk desk, AwsSession aws, Chosen chosen, EarlierReminders earlier)
            throws IOException {
        return console.finish(
                chosen.composer(),
                options.workspace.color,
                composer -> remind(
                        new Reminding(console, organization, aws, earlier, chosen.settings()),
                        desk,
                        composer,
                        organization,
                        aws));
    }

    private ExitCode remind(
            Reminding reminding,
            FindingsDesk desk,
            ReminderComposer composer,
            Organization organization,
            AwsSession aws)
            throws IOException {
        // Whoever cannot be asked who they are is told so before anything is sent that no receipt would have.
        String caller = execution.isExecuted() ? aws.budget().repeatable(aws::caller) : "";
        try (Interrupt interrupt = Interrupt.unheard(console)) {
            RemindReport report = reminding.run(desk, composer, notes(organization), interrupt);
            report(report, organization, reminding.start(), caller);
            interrupt.report(report.notBegun());
            return report.exitCode();
        }
    }

    private void report(RemindReport report, Organization organization, Instant start, String caller)
            throws IOException {
        console.result(report.printed(format.get()), format.get(), options.workspace.color);
        if (!report.executed() && report.isAnythingPlanned()) {
            ExecuteOptions.sayHow(console);
        }
        if (report.executed() && !report.reminders().isEmpty()) {
            RemindReceipt receipt = RemindReceipt.of(report, organization, start, caller);
            Path file = receipts.target(options.workspace.workspace, RemindReceipt.COMMAND, receipt.at());
            receipts.writeTo(console, file, receipt);
        }
    }

    private List<String> notes(Organization organization) {
        Stream<String> regions = options.hasRegions()
                ? Stream.of(
                        "--region: the analyzers in other Regions are not asked, and no message says what they have")
                : Stream.empty();
        return Stream.concat(options.notes(organization).stream(), regions).toList();
    }
}
