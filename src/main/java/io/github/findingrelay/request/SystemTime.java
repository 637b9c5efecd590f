package io.github.findingrelay.request;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The machine's clock. */
public final class SystemTime implements Time {

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** In a thread that keeps no process from its end. */
    @Override
    public Ticking every(Duration distance, Runnable tick) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "clock");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> ticks =
                clock.scheduleAtFixedRate(tick, distance.toMillis(), distance.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            ticks.cancel(false);
            clock.shutdown();
            ended(clock);
        };
    }

    /** What a tick says under way would otherwise come after the end. */
    private static void ended(ScheduledExecutorService clock) {
        try {
            if (!clock.awaitTermination(1, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
