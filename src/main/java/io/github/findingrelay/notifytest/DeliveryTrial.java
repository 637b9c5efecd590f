package io.github.findingrelay.notifytest;

import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.notifytest.DeliveryWatch.Sighting;
import io.github.findingrelay.notifytest.Hop.HopState;
import io.github.findingrelay.notifytest.NotificationPath.FoundFinding;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Sends a finding on its way, watches it, and archives it whatever happens. What passes rules is counted
 * by metrics: another finding of the same account at the same time counts, too.
 */
final class DeliveryTrial {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int STEPS_BETWEEN_LOOKS = 5;

    private static final String IN_SECURITY_HUB = "Security Hub has the finding";

    /** Clocks differ. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    private final NotificationPath aws;
    private final RequestBudget budget;
    private final Time time;
    private final BooleanSupplier interrupted;
    private final TestFinding finding;
    private final ExpectedPath expected;
    private final DeliveryWatch deliveries;
    private final List<ReceiptEntry> changes = new ArrayList<>();
    private List<Hop> hops = List.of();

    DeliveryTrial(
            NotificationPath aws,
            Executions executions,
            RequestBudget budget,
            Time time,
            BooleanSupplier interrupted,
            TestFinding finding,
            ExpectedPath expected) {
        this.aws = aws;
        this.budget = budget;
        this.time = time;
        this.interrupted = interrupted;
        this.finding = finding;
        this.expected = expected;
        this.deliveries = new DeliveryWatch(
                executions,
                budget,
                expected.machines(),
                finding.id(),
                finding.at().minus(BEFORE));
    }

    /** What was changed, also if the test was thrown out of its way. */
    List<ReceiptEntry> changes() {
        return List.copyOf(changes);
    }

    /** The hops as they were seen last. */
    List<Hop> hops() {
        return hops;
    }

    /**
     * Runs it.
     *
     * @param wait how long at most
     * @return whether every hop was passed
     */
    boolean run(Duration wait) {
        Depth before = depth();
        Duration start = time.now();
        try {
            // Each import is an event, and a second one would be a second notification.
            budget.once(() -> aws.put(finding, false, finding.at()));
            changed("import finding", ReceiptResult.DONE, "");
        } catch (RequestException e) {
            changed("import finding", ReceiptResult.FAILED, e.reason());
            if (e.fault() == Fault.UNAVAILABLE) {
                // It may have arrived.
                archive(start);
            }
            return false;
        }
        try {
            return watch(wait, start, before);
        } finally {
            archive(start);
        }
    }

    private boolean watch(Duration wait, Duration start, Depth before) {
        while (true) {
            hops = look(start, before);
            boolean ended = hops.stream().noneMatch(hop -> hop.state() == HopState.WAITING);
            boolean failed = hops.stream().anyMatch(hop -> hop.state() == HopState.FAILED);
            if (ended || failed) {
                return hops.stream().allMatch(hop -> hop.state() == HopState.PASSED);
            }
            for (int step = 0; step < STEPS_BETWEEN_LOOKS; step++) {
                if (interrupted.getAsBoolean() || time.now().minus(start).compareTo(wait) >= 0) {
                    return false;
                }
                time.sleep(STEP);
            }
        }
    }

    private void archive(Duration start) {
        try {
            budget.idempotent(() -> aws.put(finding, true, now(start)));
            changed("archive finding", ReceiptResult.DONE, "");
        } catch (RequestException e) {
            changed("archive finding", ReceiptResult.FAILED, e.reason());
        }
    }

    /** Later than the import: Security Hub drops an update that is not. */
    private Instant now(Duration start) {
        return finding.at().plus(time.now().minus(start)).plusMillis(1);
    }

    private void changed(String action, ReceiptResult result, String detail) {
        changes.add(new ReceiptEntry(action, finding.importer(), finding.region(), finding.id(), result, detail));
    }

    private List<Hop> look(Duration start, Depth before) {
        List<Hop> seen = new ArrayList<>();
        String workflow = "";
        try {
            Optional<FoundFinding> found = budget.repeatable(() -> aws.find(finding.id()));
            workflow = found.map(FoundFinding::workflow).orElse("");
            seen.add(inSecurityHub(found));
        } catch (RequestException e) {
            seen.add(new Hop(IN_SECURITY_HUB, HopState.UNKNOWN, e.reason()));
        }
        HopCounts counts = counts(start);
        try {
            Sighting sighting = deliveries.look();
            boolean isStarted = !sighting.executions().isEmpty();
            expected.rules().forEach(rule -> seen.add(counts.of(rule, isStarted)));
            seen.addAll(DeliveryHops.of(sighting, expected, workflow));
        } catch (RequestException e) {
            expected.rules().forEach(rule -> seen.add(counts.of(rule, false)));
            seen.addAll(DeliveryHops.unknown(expected, e.reason()));
        }
        seen.add(deadLetters(before));
        return seen;
    }

    private HopCounts counts(Duration start) {
        Instant since = finding.at().truncatedTo(ChronoUnit.MINUTES);
        Instant until = now(start).plus(1, ChronoUnit.MINUTES);
        try {
            return new HopCounts(
                    budget.repeatable(() -> aws.sums(HopCounts.metrics(expected), since, until)), Optional.empty());
        } catch (RequestException e) {
            return new HopCounts(Map.of(), Optional.of(e.reason()));
        }
    }

    private Hop inSecurityHub(Optional<FoundFinding> found) {
        return found.map(FoundFinding::product)
                .map(product -> product.equals(TestFinding.PRODUCT)
                        ? new Hop(IN_SECURITY_HUB, HopState.PASSED, "product " + product)
                        : new Hop(
                                IN_SECURITY_HUB,
                                HopState.FAILED,
                                "as one of product '%s', which no rule takes".formatted(product)))
                .orElseGet(() -> new Hop(IN_SECURITY_HUB, HopState.WAITING, ""));
    }

    /**
     * About how many messages are in the queue.
     *
     * @param problem why it is not known, or empty
     */
    private record Depth(int messages, String problem) {}

    private Depth depth() {
        try {
            return new Depth(budget.repeatable(() -> aws.messages(expected.queue())), "");
        } catch (RequestException e) {
            return new Depth(0, e.reason());
        }
    }

    private Hop deadLetters(Depth before) {
        String what = "queue " + expected.queue();
        Depth now = depth();
        String problem = before.problem().isEmpty() ? now.problem() : before.problem();
        if (!problem.isEmpty()) {
            return new Hop(what, HopState.UNKNOWN, problem);
        }
        int more = Math.max(0, now.messages() - before.messages());
        return new Hop(what, more > 0 ? HopState.FAILED : HopState.PASSED, "%d new messages".formatted(more));
    }
}
