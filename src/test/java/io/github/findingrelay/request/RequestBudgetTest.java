package io.github.findingrelay.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** How fast calls follow, and which are done again. */
class RequestBudgetTest {

    private final PassingTime time = new PassingTime();
    private final RequestBudget budget = budget(50);

    /**
     * A budget whose waits are not random.
     *
     * @param jitter 0 waits half as long as intended, 50 exactly as long
     */
    private RequestBudget budget(int jitter) {
        return new RequestBudget(time, new Random() {
            @Override
            public int nextInt(int bound) {
                assertThat(bound).isEqualTo(100);
                return jitter;
            }
        });
    }

    /** Fails some times, and then is answered. */
    private static final class Call implements Runnable {

        private final Fault fault;
        private int failures;
        private int done;

        Call(Fault fault, int failures) {
            this.fault = fault;
            this.failures = failures;
        }

        @Override
        public void run() {
            done++;
            if (failures-- > 0) {
                throw new RequestException(fault, "no");
            }
        }

        String answer() {
            run();
            return "yes";
        }
    }

    @Test
    void callsThatAreAnsweredFollowWithoutDistance() {
        for (int i = 0; i < 1_000; i++) {
            budget.once(() -> {});
        }

        assertThat(time.sleptMillis()).isEmpty();
        assertThat(budget.calls()).isEqualTo(1_000);
    }

    @Test
    void eachThrottledCallDoublesTheDistanceUpToFourSeconds() {
        Call call = new Call(Fault.THROTTLED, 11);

        assertThat(budget.repeatable(call::answer)).isEqualTo("yes");

        assertThat(time.sleptMillis())
                .containsExactly(50L, 100L, 200L, 400L, 800L, 1_600L, 3_200L, 4_000L, 4_000L, 4_000L, 4_000L);
        assertThat(budget.calls()).isEqualTo(12);
    }

    @Test
    void aFaultOfTwelveAttemptsIsFinal() {
        Call call = new Call(Fault.UNAVAILABLE, 100);

        assertThatThrownBy(() -> budget.repeatable(call::answer)).isInstanceOf(RequestException.class);

        assertThat(call.done).isEqualTo(12);
        assertThat(budget.calls()).isEqualTo(12);
    }

    @Test
    void aBurstOfThrottlingMayLastFiveMinutes() {
        assertThat(budget.repeatable(() -> throttledUntil(Duration.ofSeconds(299))))
                .isEqualTo("yes");
    }

    @Test
    void throttlingThatLastsLongerIsFinal() {
        assertThatThrownBy(() -> budget.repeatable(() -> throttledUntil(Duration.ofHours(1))))
                .isInstanceOf(RequestException.class);

        assertThat(time.passed()).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(304));
    }

    /** Some threads together use up the time before one of them has had its attempts. */
    @Test
    void eachCallHasItsAttemptsHoweverLongTheyTake() {
        Call call = new Call(Fault.THROTTLED, 100);

        assertThatThrownBy(() -> budget.repeatable(() -> {
                    time.pass(Duration.ofMinutes(1));
                    return call.answer();
                }))
                .isInstanceOf(RequestException.class);

        assertThat(call.done).isEqualTo(12);
    }

    /** In a long deployment one fault after many throttled calls must not be the end. */
    @Test
    void aFaultAfterLongThrottlingIsRepeated() {
        Call faulty = new Call(Fault.UNAVAILABLE, 1);

        assertThat(budget.repeatable(() -> {
                    throttledFor(9);
                    return faulty.answer();
                }))
                .isEqualTo("yes");

        assertThat(faulty.done).isEqualTo(2);
    }

    private void throttledFor(int calls) {
        if (budget.calls() <= calls) {
            time.pass(Duration.ofSeconds(20));
            throw new RequestException(Fault.THROTTLED, "no");
        }
    }

    /** Behind many threads a turn comes late. */
    @Test
    void waitingForATurnIsNoSilence() {
        Call faulty = new Call(Fault.UNAVAILABLE, 3);
        RequestBudget crowded = new RequestBudget(
                new Time() {
                    @Override
                    public Duration now() {
                        return time.now();
                    }

                    @Override
                    public void sleep(Duration duration) {
                        time.pass(Duration.ofSeconds(40));
                    }
                },
                new Random(1));

        assertThat(crowded.repeatable(faulty::answer)).isEqualTo("yes");

        assertThat(time.passed()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void silenceOfAMinuteIsFinalAndOfAFirstCallThatOfThreeSeconds() {
        Call later = new Call(Fault.UNAVAILABLE, 100);
        Call first = new Call(Fault.UNAVAILABLE, 100);

        assertThatThrownBy(() -> budget.repeatable(() -> silent(later, 30))).isInstanceOf(RequestException.class);
        assertThatThrownBy(() -> budget.first(() -> silent(first, 6))).isInstanceOf(RequestException.class);

        assertThat(later.done).isEqualTo(2);
        assertThat(first.done).isEqualTo(1);
    }

    /** A service that has a fault may have none a moment later, also when a workflow asks it first. */
    @Test
    void aFaultOfWhoeverWasReachedIsNotFinalForAFirstCall() {
        Call first = new Call(Fault.UNAVAILABLE, 3);

        assertThat(budget.first(() -> {
                    time.pass(Duration.ofSeconds(6));
                    return first.answer();
                }))
                .isEqualTo("yes");
    }

    private String silent(Call call, int seconds) {
        time.pass(Duration.ofSeconds(seconds));
        try {
            return call.answer();
        } catch (RequestException e) {
            throw RequestException.of(new NetworkException(e.fault(), "nobody has answered"), "GetCallerIdentity");
        }
    }

    private String throttledUntil(Duration end) {
        if (time.passed().compareTo(end) < 0) {
            throw new RequestException(Fault.THROTTLED, "no");
        }
        return "yes";
    }

    @Test
    void eachAnswerShortensTheDistanceUntilThereIsNone() {
        budget.once(new Call(Fault.THROTTLED, 2));
        time.forgetSleeps();
        for (int i = 0; i < 40; i++) {
            budget.once(() -> {});
        }

        assertThat(time.sleptMillis())
                .startsWith(100L, 90L, 81L, 72L, 65L)
                .endsWith(15L, 13L)
                .isSortedAccordingTo(Collections.reverseOrder())
                .hasSize(20);
    }

    /** Other threads wait for the same turn. */
    @Test
    void aThrottledCallHoldsUpAllOthers() {
        Call never = new Call(Fault.UNAVAILABLE, 12);
        assertThatThrownBy(() -> budget.idempotent(never)).isInstanceOf(RequestException.class);
        time.forgetSleeps();

        budget.once(() -> {});
        budget.once(() -> {});

        assertThat(time.sleptMillis()).first().isEqualTo(4_000L);
        assertThat(time.sleptMillis()).hasSize(2);
    }

    @Test
    void threadsThatWereThrottledTogetherDoNotComeBackTogether() {
        budget(0).once(new Call(Fault.THROTTLED, 1));
        budget(99).once(new Call(Fault.THROTTLED, 1));

        assertThat(time.sleptMillis()).containsExactly(25L, 74L);
    }

    @Test
    void whatMayBeDoneTwiceIsRepeatedAfterAFault() {
        Call asked = new Call(Fault.UNAVAILABLE, 3);
        Call done = new Call(Fault.UNAVAILABLE, 3);

        assertThat(budget.repeatable(asked::answer)).isEqualTo("yes");
        budget.idempotent(done);

        assertThat(asked.done).isEqualTo(4);
        assertThat(done.done).isEqualTo(4);
    }

    @Test
    void whatMustNotBeDoneTwiceIsRepeatedAfterThrottlingAlone() {
        Call throttled = new Call(Fault.THROTTLED, 3);
        Call faulty = new Call(Fault.UNAVAILABLE, 3);

        budget.once(throttled);
        assertThatThrownBy(() -> budget.once(faulty)).isInstanceOf(RequestException.class);

        assertThat(throttled.done).isEqualTo(4);
        assertThat(faulty.done).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {"THROTTLED", "UNAVAILABLE"})
    void aRefusalIsFinal(Fault fault) {
        Call call = new Call(fault, 1);

        assertThatThrownBy(() -> budget.repeatable(call::answer))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.fault()).isEqualTo(fault));

        assertThat(call.done).isEqualTo(1);
        assertThat(time.sleptMillis()).isEmpty();
    }

    @Test
    void eachPageIsAskedForAgainByItself() {
        Call second = new Call(Fault.THROTTLED, 1);

        List<String> all = budget.pages(next -> {
            if (next.isEmpty()) {
                return new Page<>(List.of(), Optional.of("2"));
            }
            return new Page<>(List.of(next.get(), second.answer()), Optional.empty());
        });

        assertThat(all).containsExactly("2", "yes");
        assertThat(budget.calls()).isEqualTo(3);
    }
}
