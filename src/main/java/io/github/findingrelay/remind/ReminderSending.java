package io.github.findingrelay.remind;

import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.remind.ReminderRoute.Destination;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends reminders. A tag is written before anything is sent, so that no other run sends the same,
 * and without the tag nothing is sent; what is not sent after all is named in the tag, so that the
 * next run does.
 */
final class ReminderSending {

    /** An attempt may have written it that had no answer. */
    private static final String NO_TAG =
            "not sent, since the tag that keeps others from sending it could not be written; if the next run takes it for"
                    + " sent, --again sends it: ";

    private static final String NOT_KNOWN =
            "it is not known whether it was sent, so that it is not sent again for 20 hours; --again does: ";

    private static final String NOT_NOTED = "; nor could that be noted: only --again sends it within 20 hours";

    private final ReminderTopics topics;
    private final RequestBudget budget;
    private final InstantSource clock;
    private final ReminderMarks marks;
    private final boolean again;

    /**
     * A way to send.
     *
     * @param marks what was sent before
     * @param again whether it is sent though it was not long ago
     */
    ReminderSending(
            ReminderTopics topics, RequestBudget budget, InstantSource clock, ReminderMarks marks, boolean again) {
        this.topics = topics;
        this.budget = budget;
        this.clock = clock;
        this.marks = marks;
        this.again = again;
    }

    /**
     * What has become of a message for a destination, or would.
     *
     * @param detail why it failed or was skipped, or empty
     */
    record Sent(Destination destination, ReceiptResult result, String detail) {
        /** After an interruption nothing begins. */
        Sent ifBegun() {
            return result == ReceiptResult.PLANNED
                    ? new Sent(destination, ReceiptResult.FAILED, Interrupt.NOT_BEGUN)
                    : this;
        }

        Sent and(String more) {
            return new Sent(destination, result, detail + more);
        }
    }

    /** What would be sent. */
    List<Sent> planned(Reminder reminder, ReminderRoute route) {
        Set<String> open = open(reminder, route);
        return route.destinations().stream()
                .map(one ->
                        open.contains(one.name()) ? new Sent(one, ReceiptResult.PLANNED, "") : skipped(reminder, one))
                .toList();
    }

    /** Sends it. */
    List<Sent> send(Reminder reminder, ReminderRoute route, ReminderMessage message) {
        Set<String> open = open(reminder, route);
        List<Destination> due = route.destinations().stream()
                .filter(one -> open.contains(one.name()))
                .toList();
        Map<Destination, Sent> sent = due.isEmpty() ? Map.of() : send(reminder, due, route.state(), message);
        return route.destinations().stream()
                .map(one -> sent.getOrDefault(one, skipped(reminder, one)))
                .toList();
    }

    /** The topics that are to get it. */
    private Set<String> open(Reminder reminder, ReminderRoute route) {
        Set<String> all = route.destinations().stream().map(Destination::name).collect(Collectors.toSet());
        return again ? all : fresh(reminder).map(mark -> mark.openOf(all)).orElse(all);
    }

    private Optional<ReminderMark> fresh(Reminder reminder) {
        return marks.of(reminder.id()).filter(mark -> mark.isFresh(clock.instant()));
    }

    private Sent skipped(Reminder reminder, Destination destination) {
        String when = fresh(reminder).map(mark -> mark.at().toString()).orElse("");
        return new Sent(destination, ReceiptResult.SKIPPED, "sent at %s; --again sends it again".formatted(when));
    }

    private Map<Destination, Sent> send(
            Reminder reminder, List<Destination> due, List<String> state, ReminderMessage message) {
        ReminderTag tag = new ReminderTag(topics, budget, ReminderMark.key(reminder.id()));
        Instant now = clock.instant();
        try {
            String tagged = tag.write(state, new ReminderMark(now, Set.of()));
            Set<String> missed = new HashSet<>();
            Map<Destination, Sent> sent = each(due, one -> publish(one, message, missed));
            return missed.isEmpty()
                    ? sent
                    : leftOpen(
                            sent,
                            mark -> tag.write(tagged, mark),
                            new ReminderMark(last(reminder, sent, missed, now), missed));
        } catch (RequestException e) {
            return each(due, one -> new Sent(one, ReceiptResult.FAILED, NO_TAG + e.reason()));
        }
    }

    /** If nobody has got it now, those who had it before do not wait any longer for the next. */
    private Instant last(Reminder reminder, Map<Destination, Sent> sent, Set<String> missed, Instant now) {
        return missed.size() < sent.size()
                ? now
                : fresh(reminder).map(ReminderMark::at).orElse(now);
    }

    private static Map<Destination, Sent> each(List<Destination> due, Function<Destination, Sent> what) {
        Map<Destination, Sent> all = new LinkedHashMap<>();
        due.forEach(one -> all.put(one, what.apply(one)));
        return all;
    }

    private Sent publish(Destination destination, ReminderMessage message, Set<String> missed) {
        try {
            // A second call would be a second mail.
            budget.once(() -> publish(destination, message));
            return new Sent(destination, ReceiptResult.DONE, "");
        } catch (RequestException e) {
            if (e.fault() == Fault.UNAVAILABLE) {
                return new Sent(destination, ReceiptResult.FAILED, NOT_KNOWN + e.reason());
            }
            missed.add(destination.name());
            return new Sent(destination, ReceiptResult.FAILED, e.reason());
        }
    }

    private void publish(Destination destination, ReminderMessage message) {
        if (destination.card()) {
            topics.publish(destination.topic(), Optional.empty(), message.card());
        } else {
            topics.publish(destination.topic(), Optional.of(message.subject()), message.mail());
        }
    }

    /** So that the next run sends what this one could not. */
    private static Map<Destination, Sent> leftOpen(
            Map<Destination, Sent> sent, Consumer<ReminderMark> tag, ReminderMark mark) {
        try {
            tag.accept(mark);
        } catch (RequestException e) {
            sent.replaceAll((destination, one) -> mark.open().contains(destination.name()) ? one.and(NOT_NOTED) : one);
        }
        return sent;
    }
}
