package io.github.findingrelay.console;

import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * How far long work has come: a line on a terminal, which is gone when it is done, and elsewhere a
 * line now and then. Work of less than a second shows none.
 */
public final class ProgressLine implements AutoCloseable {

    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long LINE_EVERY_NANOS = 10_000_000_000L;
    private static final int WIDTH = 30;

    private final Console console;
    private final String what;
    private final LongSupplier nanos;
    private final long start;
    private int shown = -1;
    private long lastLine;

    public ProgressLine(Console console, String what) {
        this(console, what, System::nanoTime);
    }

    ProgressLine(Console console, String what, LongSupplier nanos) {
        this.console = console;
        this.what = what;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.lastLine = start;
    }

    /** Work that tells how much of it is done, from several threads, in any order. */
    public static <T> T during(Console console, String what, int of, Function<IntConsumer, T> work) {
        try (ProgressLine line = new ProgressLine(console, what)) {
            return work.apply(done -> line.show(done, of));
        }
    }

    /** Called from several threads, in any order. */
    public synchronized void show(int done, int of) {
        int percent = (int) (done * 100L / of);
        if (!console.isTerminal()) {
            plainLine(percent);
            return;
        }
        if (percent > shown && nanos.getAsLong() - start > PATIENCE_NANOS) {
            shown = percent;
            int bar = bar();
            int filled = percent * bar / 100;
            console.problem("\r%s [%s%s] %d %%".formatted(what, "#".repeat(filled), " ".repeat(bar - filled), percent));
        }
    }

    /** Shorter where the terminal is narrow. */
    private int bar() {
        return Math.max(0, Math.min(WIDTH, console.width() - what.length() - 10));
    }

    /** Thousands of lines help nobody. */
    private void plainLine(int percent) {
        long now = nanos.getAsLong();
        if (now - lastLine >= LINE_EVERY_NANOS) {
            lastLine = now;
            console.problem("%s: %d %%%n".formatted(what, percent));
        }
    }

    @Override
    public synchronized void close() {
        if (shown >= 0) {
            console.problem("\r" + " ".repeat(what.length() + bar() + 9) + "\r");
        }
    }
}
