package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.desk.Executions.Described;
import io.github.findingrelay.desk.Executions.Execution;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.redeliver.RedeliveryEntry.RedeliveryAction;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Starts executions, waits for their ends, and deletes the letters of those that have succeeded, and
 * no other letter.
 */
final class RedeliveryRun {

    /** Executions that are on their way at a time. */
    private static final int AT_A_TIME = 10;

    private static final Duration STEP = Duration.ofSeconds(2);

    private static final String WAITS = "%s (its letter waits for the rest of it)";

    private final RedeliveryPlan plan;
    private final Redeliveries redeliveries;
    private final Executions executions;
    private final Optional<LetterBox> box;
    private final RequestBudget budget;
    private final Time time;
    private final BooleanSupplier interrupted;
    private final Duration wait;
    private final List<RedeliveryEntry> ended = new ArrayList<>();

    RedeliveryRun(
            RedeliveryPlan plan,
            Redeliveries redeliveries,
            Executions executions,
            Optional<LetterBox> box,
            RequestBudget budget,
            Time time,
            BooleanSupplier interrupted,
            Duration wait) {
        this.plan = plan;
        this.redeliveries = redeliveries;
        this.executions = executions;
        this.box = box;
        this.budget = budget;
        this.time = time;
        this.interrupted = interrupted;
        this.wait = wait;
    }

    /** What has come to an end so far, also if the run was thrown out of its way. */
    List<RedeliveryEntry> ended() {
        return List.copyOf(ended);
    }

    void run() {
        List<RedeliveryEntry> starts = planned(RedeliveryAction.REDELIVER);
        AnalyzerRule.chunks(starts, AT_A_TIME).forEach(this::deliver);
        planned(RedeliveryAction.DELETE_LETTER)
                .forEach(entry -> ended.add(isStopped() ? notBegun(entry) : withoutLetter(entry, entry.detail())));
        // What waited for another one may be done by now.
        plan.entries().stream()
                .filter(entry -> entry.result() == ReceiptResult.SKIPPED)
                .forEach(entry ->
                        ended.add(isDelivered(entry) ? withoutLetter(entry.deletion(), "delivered since") : entry));
    }

    private List<RedeliveryEntry> planned(RedeliveryAction action) {
        return plan.entries().stream().filter(entry -> entry.isPlanned(action)).toList();
    }

    private boolean isStopped() {
        return interrupted.getAsBoolean();
    }

    private static RedeliveryEntry notBegun(RedeliveryEntry entry) {
        return entry.ended(ReceiptResult.FAILED, "interrupted before it was begun");
    }

    private boolean isDelivered(RedeliveryEntry entry) {
        return redeliveries
                .named(entry.what().redeliveryArn())
                .filter(redeliveries::isDone)
                .isPresent();
    }

    private void deliver(List<RedeliveryEntry> some) {
        List<RedeliveryEntry> open = new ArrayList<>();
        for (RedeliveryEntry entry : some) {
            if (isStopped()) {
                ended.add(notBegun(entry));
            } else if (isStarted(entry)) {
                open.add(entry);
            }
        }
        Duration start = time.now();
        while (!open.isEmpty()) {
            open.removeIf(this::hasEnded);
            boolean isLate = time.now().minus(start).compareTo(wait) >= 0;
            if (isStopped() || isLate) {
                open.forEach(entry -> ended.add(entry.ended(ReceiptResult.FAILED, notEnded(entry, isLate))));
                return;
            }
            if (!open.isEmpty()) {
                time.sleep(STEP);
            }
        }
    }

    private String notEnded(RedeliveryEntry entry, boolean isLate) {
        return "%s: %s goes on; run it again later, which starts nothing twice"
                .formatted(
                        isLate ? "not ended within %d seconds".formatted(wait.toSeconds()) : "interrupted",
                        entry.what().redelivery());
    }

    /** The same name again does nothing while it runs, and is refused afterwards. So this may be done again. */
    private boolean isStarted(RedeliveryEntry entry) {
        Undelivered what = entry.what();
        try {
            budget.idempotent(() -> executions.start(
                    what.machine().arn(),
                    what.redelivery(),
                    what.current().orElse(what.delivery()).input()));
            return true;
        } catch (RequestException e) {
            if (e.fault() == Fault.ALREADY_EXISTS) {
                return true;
            }
            ended.add(entry.ended(ReceiptResult.FAILED, e.reason()));
            return false;
        }
    }

    private boolean hasEnded(RedeliveryEntry entry) {
        try {
            return hasEnded(
                    entry,
                    budget.repeatable(() -> executions.describe(entry.what().redeliveryArn())));
        } catch (RequestException e) {
            if (e.fault() == Fault.ABSENT) {
                // What was started a moment ago may not be known yet.
                return false;
            }
            ended.add(entry.ended(ReceiptResult.FAILED, "how it has ended is not known: " + e.reason()));
            return true;
        }
    }

    private boolean hasEnded(RedeliveryEntry entry, Described described) {
        Undelivered what = entry.what();
        if (!SameDelivery.is(described.input(), what.delivery().input())) {
            ended.add(entry.ended(
                    ReceiptResult.FAILED, "%s exists, and was to deliver something else".formatted(what.redelivery())));
            return true;
        }
        if (described.status() == ExecutionStatus.RUNNING) {
            return false;
        }
        redeliveries.add(new Execution(what.redeliveryArn(), what.redelivery(), described.status(), what.at()));
        ended.add(
                described.status() == ExecutionStatus.SUCCEEDED
                        ? withoutLetter(entry, "by " + what.redelivery())
                        : entry.ended(ReceiptResult.FAILED, failure(what, described)));
        return true;
    }

    private static String failure(Undelivered what, Described described) {
        String why = described.error().isEmpty() ? "" : ": " + described.error();
        return "%s has ended as %s%s".formatted(what.redelivery(), described.status(), why);
    }

    /** Whether all else that its letter says has been done: what was to be forwarded may be several deliveries. */
    private boolean isLast(RedeliveryEntry entry) {
        return plan.entries().stream()
                .map(RedeliveryEntry::what)
                .filter(other -> other.isOfSameLetter(entry.what()))
                .filter(other -> !other.redelivery().equals(entry.what().redelivery()))
                .allMatch(this::hasBeenDone);
    }

    private boolean hasBeenDone(Undelivered part) {
        return ended.stream()
                .filter(one -> one.result() == ReceiptResult.DONE)
                .map(RedeliveryEntry::what)
                .anyMatch(done -> done.isOfSameLetter(part) && done.redelivery().equals(part.redelivery()));
    }

    /** It has been delivered: its letter is not needed any more. */
    private RedeliveryEntry withoutLetter(RedeliveryEntry entry, String how) {
        try {
            if (!isLast(entry)) {
                return entry.ended(ReceiptResult.DONE, WAITS.formatted(how));
            }
            entry.what().letter().ifPresent(letter -> box.ifPresent(opened -> opened.delete(letter)));
            return entry.ended(ReceiptResult.DONE, how);
        } catch (RequestException e) {
            return entry.ended(
                    ReceiptResult.FAILED,
                    "delivered %s, but its letter is still there: %s; run it again, which only deletes it"
                            .formatted(how, e.reason()));
        }
    }
}
