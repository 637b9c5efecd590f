package io.github.findingrelay.remind;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.findings.AccountFilter;
import io.github.findingrelay.findings.ExternalFinding;
import io.github.findingrelay.findings.FindingsDesk;
import io.github.findingrelay.findings.FindingsQuery;
import io.github.findingrelay.findings.FindingsReading;
import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.remind.ReminderTopics.TaggedTopic;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Unanswered;
import io.github.findingrelay.subscriptions.SubscriptionServices;
import io.github.findingrelay.subscriptions.Subscriptions;
import io.github.findingrelay.subscriptions.Subscriptions.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is open and who is subscribed, and has the reminders sent. */
final class Reminding {

    private final Console console;
    private final Organization organization;
    private final ReminderTopics topics;
    private final Subscriptions subscriptions;
    private final RequestBudget budget;
    private final EarlierReminders earlier;
    private final RemindSettings settings;
    private final Questions questions;
    private final InstantSource clock = InstantSource.system();
    private final Instant start = clock.instant();

    Reminding(
            Console console,
            Organization organization,
            AwsSession aws,
            EarlierReminders earlier,
            RemindSettings settings) {
        this.console = console;
        this.organization = organization;
        this.topics = new AwsReminderTopics(aws);
        this.subscriptions = SubscriptionServices.of(aws).subscriptions();
        this.budget = aws.budget();
        this.earlier = earlier;
        this.settings = settings;
        this.questions = new Questions(budget);
    }

    Instant start() {
        return start;
    }

    /**
     * Sends what is due, or says what would be sent.
     *
     * @param notes what is not read on purpose
     * @param interrupt listens from the first message on
     */
    RemindReport run(FindingsDesk desk, ReminderComposer composer, List<String> notes, Interrupt interrupt) {
        ReadersByAccount readers = new ReadersByAccount(organization);
        FindingsReading reading = FindingsQuery.active(accounts()).ask(desk);
        List<Reminder> reminders = reminders(readers, reading);
        ReminderRun run = new ReminderRun(
                organization,
                readers,
                composer,
                trends(reading, notes),
                routes(reminders),
                new ReminderSending(topics, budget, clock, marks(reminders), settings.again()),
                reading,
                interrupt::isAsked);
        if (settings.execute()) {
            interrupt.listen();
        }
        List<SentReminder> sent = ProgressLine.during(
                console, "Owners", Math.max(1, reminders.size()), done -> run.of(reminders, settings.execute(), done));
        return new RemindReport(
                settings.execute(),
                settings.after(),
                settings.show(),
                sent,
                remarks(reading, notes),
                isComplete(reading));
    }

    private Trends trends(FindingsReading reading, List<String> notes) {
        return new Trends(
                earlier,
                organization.adminAccount(),
                reading.findings().stream().map(ExternalFinding::id).collect(Collectors.toSet()),
                notes.isEmpty() && reading.refusals().isEmpty());
    }

    /** What is escalated may be of any account. */
    private AccountFilter accounts() {
        boolean any = settings.owners()
                .contains(organization.notifications().fallback().key());
        return new AccountFilter(organization, any ? List.of() : settings.owners(), List.of());
    }

    private List<Reminder> reminders(ReadersByAccount readers, FindingsReading reading) {
        List<ListedFinding> listed = ListedFinding.joined(
                reading.findings(), organization.notifications().roleRegion());
        return new OpenFindings(organization, readers, start, settings.after(), settings.escalate())
                .reminders(listed).stream().filter(settings::isFor).toList();
    }

    /** Who does not know who is subscribed sends nothing: somebody else might be. */
    private ReminderRoutes routes(List<Reminder> reminders) {
        return new ReminderRoutes(organization, reminders.isEmpty() ? Optional.empty() : subscriptions());
    }

    private Optional<List<Subscription>> subscriptions() {
        return settings.execute()
                ? Optional.of(budget.pages(subscriptions::all))
                : questions.ask("who is subscribed to topics", () -> questions.pages(subscriptions::all));
    }

    /** Who does not know what was sent before sends nothing, unless it is meant to be sent again. */
    private ReminderMarks marks(List<Reminder> reminders) {
        if (reminders.isEmpty() || settings.again()) {
            return ReminderMarks.NONE;
        }
        if (settings.execute()) {
            return sent(budget.pages(topics::tagged));
        }
        return questions
                .ask("when owners were reminded", () -> questions.pages(topics::tagged))
                .map(this::sent)
                .orElse(ReminderMarks.NONE);
    }

    private ReminderMarks sent(List<TaggedTopic> tagged) {
        return ReminderMarks.of(tagged, organization.names(), clock.instant());
    }

    private List<String> remarks(FindingsReading reading, List<String> notes) {
        return Stream.of(
                        reading.missing(organization),
                        questions.unanswered().stream().map(Unanswered::line).toList(),
                        earlier.unreadable().stream()
                                .map(file ->
                                        "%s is no receipt of this command, and is not compared with".formatted(file))
                                .toList(),
                        notes)
                .flatMap(List::stream)
                .toList();
    }

    private boolean isComplete(FindingsReading reading) {
        return reading.refusals().isEmpty() && questions.unanswered().isEmpty();
    }
}
