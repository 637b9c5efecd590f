package io.github.findingrelay.console;

import java.time.Duration;

/** What stands in the last line of standard error: whose it is, and since when. Not for several threads. */
final class LastLine {

    private Duration since = Duration.ZERO;
    private boolean open;
    private int waiting;

    /** Something is printed, there or on standard output. */
    void printed(boolean there, String text, Duration now) {
        since = now;
        if (there) {
            open = !text.endsWith("\n") && !text.endsWith("\r");
        }
    }

    /** When something was printed last. */
    Duration since() {
        return since;
    }

    /** Whether nobody else has begun a line that is not at its end. */
    boolean isFree() {
        return !open;
    }

    /** Writes over what stood there, which is ours. */
    String waiting(String text) {
        String line = "\r" + text + " ".repeat(Math.max(0, waiting - text.length()));
        waiting = text.length();
        return line;
    }

    /** What makes our line vanish; empty if there is none. */
    String clearing() {
        String blank = waiting == 0 ? "" : "\r" + " ".repeat(waiting) + "\r";
        waiting = 0;
        return blank;
    }
}
