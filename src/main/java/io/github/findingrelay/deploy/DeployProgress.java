package io.github.findingrelay.deploy;

import io.github.findingrelay.console.Console;
import java.util.List;
import java.util.stream.Collectors;

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
        String line = "%s%d of %d stacks%s; at work: %s"
                .formatted(
                        live ? bar() : "", done, stacks, failed == 0 ? "" : ", %d failed".formatted(failed), names());
        String shown = line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
        console.problem(live ? "\r" + shown + " ".repeat(WIDTH - shown.length()) : shown + "\n");
    }

    private String bar() {
        int filled = Math.min(BAR, done * BAR / Math.max(1, stacks));
        return "[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] ";
    }

    private String names() {
        String first = flying.stream().limit(NAMED).collect(Collectors.joining(", "));
        return flying.size() <= NAMED ? first : "%s and %d more".formatted(first, flying.size() - NAMED);
    }

    private void clear() {
        if (console.isTerminal()) {
            console.problem("\r" + " ".repeat(WIDTH) + "\r");
        }
    }

    @Override
    public synchronized void close() {
        clear();
    }
}
