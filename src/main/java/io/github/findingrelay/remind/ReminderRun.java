package io.github.findingrelay.remind;

import io.github.findingrelay.findings.FindingsReading;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.remind.ReminderSending.Sent;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Survey;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Puts each reminder together, and sends it or says where it would go. */
final class ReminderRun {

    private static final int AT_A_TIME = 8;

    private final Organization organization;
    private final ReadersByAccount readers;
    private final ReminderComposer composer;
    private final Trends trends;
    private final ReminderRoutes routes;
    private final ReminderSending sending;
    private final FindingsReading reading;
    private final BooleanSupplier interrupted;

    ReminderRun(
            Organization organization,
            ReadersByAccount readers,
            ReminderComposer composer,
            Trends trends,
            ReminderRoutes routes,
            ReminderSending sending,
            FindingsReading reading,
            BooleanSupplier interrupted) {
        this.organization = organization;
        this.readers = readers;
        this.composer = composer;
        this.trends = trends;
        this.routes = routes;
        this.sending = sending;
        this.reading = reading;
        this.interrupted = interrupted;
    }

    /**
     * Sends them, several at a time; one that fails stops no other.
     *
     * @param execute whether to send, rather than to say what would be sent
     * @param progress is told how many are done
     */
    List<SentReminder> of(List<Reminder> reminders, boolean execute, IntConsumer progress) {
        return List.copyOf(Survey.of(reminders, AT_A_TIME, one -> of(one, execute), progress)
                .answers()
                .values());
    }

    private SentReminder of(Reminder reminder, boolean execute) {
        Optional<Trend> trend = trends.of(reminder);
        ReminderRoute route = routes.of(readers.of(reminder));
        ReminderMessage message = composer.compose(reminder, trend, unread(reminder));
        List<Sent> planned = sending.planned(reminder, route);
        List<Sent> sent = !execute
                ? planned
                : interrupted.getAsBoolean()
                        ? planned.stream().map(Sent::ifBegun).toList()
                        : sending.send(reminder, route, message);
        return new SentReminder(reminder, trend, message, route.remarks(), sent);
    }

    /** The analyzers of the admin account find what is in any account; those of another only what is in there. */
    private List<AccountRegion> unread(Reminder reminder) {
        Readers told = readers.of(reminder);
        return reading.refusals().keySet().stream()
                .filter(place -> place.account().equals(organization.adminAccount())
                        || readers.fallback().contains(told)
                        || readers.of(place.account()).contains(told))
                .toList();
    }
}
