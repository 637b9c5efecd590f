package io.github.findingrelay.request;

import io.github.findingrelay.request.RequestException.Fault;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How fast all threads together may call. AWS does not publish its limits: calls begin without any
 * distance, each throttled one doubles the distance, and each that is answered shortens it a
 * little.
 */
public final class RequestBudget {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(4);

    /** How often one call is done at least before it is given up. */
    private static final int ATTEMPTS = 12;

    /** AWS throttles for as long as it likes, and whoever goes on asking is answered in the end. */
    private static final Duration THROTTLED = Duration.ofMinutes(5);

    /** How long without any answer it is worth while to ask again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The same for the first question of a command, if nobody is reached: the way there has to be repaired. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);

    private final Time time;
    private final Random jitter;
    private final AtomicInteger calls = new AtomicInteger();
    private Duration distance = Duration.ZERO;
    private Duration nextCall = Duration.ZERO;

    public RequestBudget(Time time, Random jitter) {
        this.time = time;
        this.jitter = jitter;
    }

    /** Whose waits are random. */
    public static RequestBudget of(Time time) {
        return new RequestBudget(time, new SecureRandom());
    }

    /** A call that may be done twice: done again after a fault. */
    public <T> T repeatable(Supplier<T> call) {
        return attempts(call, fault -> PATIENCE);
    }

    /** The same for the first call of a command, which is not repeated for long where nobody is reached. */
    public <T> T first(Supplier<T> call) {
        return attempts(call, fault -> fault.hasReachedNobody() ? FIRST_PATIENCE : PATIENCE);
    }

    /** All parts of a list, each asked for by a call that may be done twice. */
    public <T> List<T> pages(Function<Optional<String>, Page<T>> ask) {
        return Page.all(next -> repeatable(() -> ask.apply(next)));
    }

    /** The same as {@link #repeatable} for a call that has no answer. */
    public void idempotent(Runnable call) {
        attempts(answering(call), fault -> PATIENCE);
    }

    /**
     * A call that must not be done twice: done again if it was throttled, since it was not done then.
     * After a fault only a look at the stack can say whether it was.
     */
    public void once(Runnable call) {
        attempts(answering(call), fault -> Duration.ZERO);
    }

    private static Supplier<Boolean> answering(Runnable call) {
        return () -> {
            call.run();
            return true;
        };
    }

    /** How many calls there were, failed ones among them. */
    public int calls() {
        return calls.get();
    }

    /**
     * It is not repeated when there was no answer for as long as the patience lasts. Whoever throttles
     * has answered, and waiting for a turn behind other threads is not silence.
     */
    private <T> T attempts(Supplier<T> call, Function<RequestException, Duration> patience) {
        Duration begin = time.now();
        Duration silence = Duration.ZERO;
        for (int attempt = 1; ; attempt++) {
            waitForTurn();
            Duration turn = time.now();
            calls.incrementAndGet();
            try {
                T answer = call.get();
                answered();
                return answer;
            } catch (RequestException e) {
                Duration now = time.now();
                silence = e.fault() == Fault.THROTTLED
                        ? Duration.ZERO
                        : silence.plus(now).minus(turn);
                boolean again = switch (e.fault()) {
                    case THROTTLED -> attempt < ATTEMPTS || now.minus(begin).compareTo(THROTTLED) < 0;
                    case UNAVAILABLE -> attempt < ATTEMPTS && silence.compareTo(patience.apply(e)) < 0;
                    default -> false;
                };
                if (!again) {
                    throw e;
                }
                silence = silence.plus(delayed());
            }
        }
    }

    private void waitForTurn() {
        Duration wait;
        synchronized (this) {
            Duration now = time.now();
            Duration turn = nextCall.compareTo(now) > 0 ? nextCall : now;
            nextCall = turn.plus(distance);
            wait = turn.minus(now);
        }
        if (!wait.isZero()) {
            time.sleep(wait);
        }
    }

    private synchronized void answered() {
        Duration shorter = distance.multipliedBy(9).dividedBy(10);
        distance = shorter.compareTo(SHORTEST.dividedBy(4)) < 0 ? Duration.ZERO : shorter;
    }

    /** The distance now. Threads that were throttled together do not come back together. */
    private synchronized Duration delayed() {
        Duration longer = distance.isZero() ? SHORTEST : distance.multipliedBy(2);
        distance = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        nextCall =
                time.now().plus(distance.multipliedBy(50 + jitter.nextInt(100)).dividedBy(100));
        return distance;
    }
}
