package io.github.findingrelay.deploy;

import io.github.findingrelay.console.Console;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far a deployment has come: one live line on a terminal; elsewhere a line now and then, since
 * thousands of them help nobody. A failure is always a line.
 */
final class DeployProgress implements DeploymentListener, AutoCloseable {

    private static final long LINE_EVERY_NANOS = 10_000_000_000L;
    private static final int NAMED = 3;
    private static final int WIDTH = 110;
    private static final int BAR = 20;

    private final Console console;
    private final int stacks;
    private List<String> flying = List.of();
    private int done;
    private int failed;
    private long lastLine = System.nanoTime();

    DeployProgress(Console console, int stacks) {
        this.console = console;
        this.stacks = stacks;
    }

    @Override
    public synchronized void ended(Outcome outcome) {
        done++;
        boolean isFailed = outcome.result() == DeploymentResult.FAILED;
        if (isFailed || outcome.result() == DeploymentResult.REFUSED) {
            failed += isFailed ? 1 : 0;
            clear();
            console.problem("%s: %s%s%n"
                    .formatted(
                            outcome.result().word(),
                            outcome.name(),
                            outcome.reasons().isEmpty()
                                    ? ""
                                    : ": " + outcome.reasons().get(0)));
        }
        show();
    }

    @Override
    public synchronized void inFlight(List<String> names) {
        flying = names;
        show();
    }

    @Override
    public synchronized void saying(String what) {
        clear();
        console.problem(what + "\n");
    }

    /** For whoever has interrupted it. CloudFormation does not stop. */
    synchronized String interrupted() {
        clear();
        return ("%d of %d stacks are done%s; CloudFormation goes on with what it has begun;"
                        + " './relay deploy --execute' does the rest")
                .formatted(done, stacks, failed == 0 ? "" : ", %d failed".formatted(failed));
    }

    private void show() {
        boolean live = console.isTerminal();
        long now = System.nanoTime();
        if (flying.isEmpty() || (!live && now - lastLine < LINE_EVERY_NANOS)) {
            return;
        }
        lastLine = now;
        console.problem(
                live
                        ? "\r"
                                + padded(IntStream.iterate(NAMED, n -> n - 1)
                                        .limit(NAMED + 1)
                                        .mapToObj(this::line)
                                        .filter(line -> line.length() <= width())
                                        .findFirst()
                                        .orElse(""))
                        : line(NAMED) + "\n");
    }

    /** With some names of what is at work; with none of them, how much it is. */
    private String line(int named) {
        return "%s%d of %d stacks%s; at work: %s"
                .formatted(
                        console.isTerminal() ? bar() : "",
                        done,
                        stacks,
                        failed == 0 ? "" : ", %d failed".formatted(failed),
                        named == 0 ? flying.size() : names(named));
    }

    private String padded(String line) {
        return line + " ".repeat(width() - line.length());
    }

    /** One less than there is: some terminals go on in the next line once the last column is written. */
    private int width() {
        return Math.min(console.width() - 1, WIDTH);
    }

    private String bar() {
        int filled = Math.min(BAR, done * BAR / Math.max(1, stacks));
        return "[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] ";
    }

    private String names(int named) {
        String first = flying.stream().limit(named).collect(Collectors.joining(", "));
        return flying.size() <= named ? first : "%s and %d more".formatted(first, flying.size() - named);
    }

    private void clear() {
        if (console.isTerminal()) {
            console.problem("\r" + " ".repeat(width()) + "\r");
        }
    }

    @Override
    public synchronized void close() {
        clear();
    }
}
