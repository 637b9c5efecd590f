package io.github.findingrelay.console;

import io.github.findingrelay.request.Time.Ticking;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Says that somebody is still being asked, when nothing else says anything: after a second in a line
 * of a terminal, which is gone with whatever comes next, and elsewhere in a line every ten seconds.
 */
public final class WaitingLine implements AutoCloseable {

    private static final Duration TERMINAL = Duration.ofSeconds(1);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final Console console;
    private final String whom;
    private final IntSupplier calls;
    private final Duration start;
    private final Ticking ticking;

    /**
     * From now on.
     *
     * @param whom for example {@code AWS}
     * @param calls how many there were so far; called from another thread
     */
    WaitingLine(Console console, String whom, IntSupplier calls) {
        this.console = console;
        this.whom = whom;
        this.calls = calls;
        this.start = console.time().now();
        this.ticking = console.time().every(TERMINAL, this::tick);
    }

    /** While something is done. */
    public static ExitCode during(Console console, String whom, IntSupplier calls, WorkspaceLock.Work work)
            throws IOException {
        WaitingLine line = new WaitingLine(console, whom, calls);
        try {
            return work.call();
        } finally {
            line.close();
        }
    }

    void tick() {
        console.waiting(text(), start, console.isTerminal() ? TERMINAL : ELSEWHERE);
    }

    private String text() {
        long seconds = console.time().now().minus(start).toSeconds();
        int count = calls.getAsInt();
        return count == 0
                ? "looking for credentials, %d s".formatted(seconds)
                : "asking %s: %d call%s, %d s".formatted(whom, count, count == 1 ? "" : "s", seconds);
    }

    @Override
    public void close() {
        ticking.close();
        console.waited();
    }
}
