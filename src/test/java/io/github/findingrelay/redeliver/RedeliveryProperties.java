package io.github.findingrelay.redeliver;

import static io.github.findingrelay.redeliver.SampleLetters.MACHINE;
import static io.github.findingrelay.redeliver.SampleLetters.event;
import static io.github.findingrelay.redeliver.SampleLetters.execution;
import static io.github.findingrelay.redeliver.SampleLetters.input;
import static io.github.findingrelay.redeliver.SampleLetters.letter;
import static io.github.findingrelay.redeliver.SampleLetters.rest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.desk.InMemoryExecutions;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.SampleOrganizations;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** However calls fail, deliveries end and runs are killed: everything is told in the end, and nothing twice. */
class RedeliveryProperties {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final int FINDINGS = 9;

    private volatile boolean killed;

    private final PassingTime time = new PassingTime();

    private Instant now() {
        return START.plus(time.passed());
    }

    /** A process that is gone does nothing more. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Property(tries = 40)
    void everythingIsToldOnce(
            @ForAll long seed,
            @ForAll @IntRange(max = 30) int percentOfFaults,
            @ForAll @IntRange(max = 60) int percentOfFailures)
            throws IOException {
        tell(seed, percentOfFaults, percentOfFailures);
    }

    /** Receipts are forced to the disk, which takes its time. */
    @Property(tries = 300)
    @Tag("scale")
    void everythingIsToldOnceAgainAndAgain(
            @ForAll long seed,
            @ForAll @IntRange(max = 30) int percentOfFaults,
            @ForAll @IntRange(max = 60) int percentOfFailures)
            throws IOException {
        tell(seed, percentOfFaults, percentOfFailures);
    }

    private void tell(long seed, int percentOfFaults, int percentOfFailures) throws IOException {
        Random random = new Random(seed);
        Organization organization = SampleOrganizations.of(SampleOrganizations.accounts(2, "state: enabled"))
                .organization();
        InMemoryExecutions executions = new InMemoryExecutions(this::now);
        InMemoryLetters letters = new InMemoryLetters(this::now);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < FINDINGS; i++) {
            fail("finding-" + i, random.nextInt(3), executions, letters);
            time.pass(Duration.ofMinutes(1));
        }
        boolean[] calm = {false};
        executions.end = (arn, input) -> {
            if (!calm[0] && random.nextInt(100) < percentOfFailures) {
                if (random.nextInt(4) > 0) {
                    letters.send(letter(arn, rest(input)), Map.of());
                }
                return random.nextBoolean() ? ExecutionStatus.FAILED : ExecutionStatus.TIMED_OUT;
            }
            told.addAll(Delivery.of(input).orElseThrow().ids());
            return ExecutionStatus.SUCCEEDED;
        };
        Runnable before = () -> fault(Fault.THROTTLED, random, calm[0] ? 0 : percentOfFaults);
        Runnable after = () -> fault(Fault.UNAVAILABLE, random, calm[0] ? 0 : percentOfFaults);
        executions.before = before;
        executions.after = after;
        letters.before = before;
        letters.after = after;

        for (int run = 0; run < 25; run++) {
            calm[0] = run >= 15;
            executions.lasts = Duration.ofSeconds(random.nextInt(calm[0] ? 10 : 100));
            killed = false;
            redeliver(organization, executions, letters, random);
            time.pass(Duration.ofMinutes(random.nextInt(40)));
        }

        assertThat(told).doesNotHaveDuplicates().hasSize(FINDINGS);
        assertThat(letters.ids()).isEmpty();
        assertThat(executions.started).doesNotHaveDuplicates();
    }

    private static void fail(String finding, int how, InMemoryExecutions executions, InMemoryLetters letters) {
        if (how == 0) {
            letters.send(input(finding), event(MACHINE));
            return;
        }
        executions.add(execution("of-" + finding), ExecutionStatus.FAILED, input(finding));
        if (how == 1) {
            letters.send(letter(execution("of-" + finding), rest(input(finding))), Map.of());
        }
    }

    /** Once it is killed it cannot even give letters back. */
    private void fault(Fault fault, Random random, int percent) {
        if (killed || random.nextInt(1000) < percent) {
            killed = true;
            throw new Killed();
        }
        if (random.nextInt(200) < percent) {
            throw new RequestException(fault, "a fault of the test");
        }
    }

    private void redeliver(
            Organization organization, InMemoryExecutions executions, InMemoryLetters letters, Random random) {
        try (Redelivery redelivery = new Redelivery(
                organization,
                new RedeliveryServices(letters, letters, executions, new InMemoryRecords()),
                SampleLetters.NO_RULES,
                new RequestBudget(time, random),
                time,
                () -> false)) {
            RedeliveryPlan plan = redelivery.look(now().minus(Duration.ofDays(3)), true);
            redelivery.run(plan, Duration.ofMinutes(1)).run();
        } catch (Killed | IllegalStateException e) {
            // Other threads pass it on in their own way. The next run goes on.
            if (!killed) {
                throw e;
            }
        }
    }
}
