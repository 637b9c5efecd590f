package io.github.findingrelay.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or SIGTERM: nothing new begins, and the process stays until what has begun is written
 * down.
 */
public final class Interrupt implements AutoCloseable {

    /** Longer than any single call may take. */
    private static final long PATIENCE_SECONDS = 120;

    private final Console console;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop);
    private volatile boolean asked;

    private Interrupt(Console console) {
        this.console = console;
    }

    public static Interrupt listening(Console console) {
        Interrupt interrupt = new Interrupt(console);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Whether somebody wants it to end. */
    public boolean isAsked() {
        return asked;
    }

    private void stop() {
        asked = true;
        console.problem("interrupted: waiting for the calls that are on their way\n");
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                console.problem("interrupted: they have not come back\n");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running: that is what it is for.
            asked = true;
        }
    }
}
