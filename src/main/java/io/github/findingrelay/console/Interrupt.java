package io.github.findingrelay.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ctrl-C, or SIGTERM: nothing new begins, and the process stays until what has begun is written
 * down.
 */
public final class Interrupt implements AutoCloseable {

    /** What a receipt says of a change that was left out. */
    public static final String NOT_BEGUN = "interrupted before it was begun";

    /** Longer than any single call may take. */
    private static final long PATIENCE_SECONDS = 120;

    private final Console console;
    private final Supplier<String> words;
    private final boolean patient;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop);
    private volatile boolean asked;

    private Interrupt(Console console, Supplier<String> words, boolean patient) {
        this.console = console;
        this.words = words;
        this.patient = patient;
    }

    /**
     * The process ends at once, as what has begun goes on in AWS.
     *
     * @param words that say what was done, and how to go on
     */
    public static Interrupt saying(Console console, Supplier<String> words) {
        Interrupt interrupt = new Interrupt(console, words, false);
        interrupt.listen();
        return interrupt;
    }

    public static Interrupt listening(Console console) {
        Interrupt interrupt = unheard(console);
        interrupt.listen();
        return interrupt;
    }

    /** Until it {@link #listen}s the process ends at once. */
    public static Interrupt unheard(Console console) {
        return new Interrupt(console, () -> "waiting for the calls that are on their way", true);
    }

    /** From now on something changes. */
    public void listen() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Says how many changes were not begun, and how they are. */
    public void report(long left) {
        if (asked) {
            console.problem(
                    left == 0
                            ? "interrupted: everything was done\n"
                            : "interrupted: %d %s not begun; the same command does the rest%n"
                                    .formatted(left, left == 1 ? "was" : "were"));
        }
    }

    /** Whether somebody wants it to end. */
    public boolean isAsked() {
        return asked;
    }

    private void stop() {
        asked = true;
        console.problem("interrupted: " + words.get() + "\n");
        try {
            if (patient && !ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
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
