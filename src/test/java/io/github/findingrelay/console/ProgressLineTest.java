package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A line on a terminal, a line now and then elsewhere. */
class ProgressLineTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private long nanos = 5;

    private ProgressLine line(boolean terminal) {
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), stream, stream, terminal, Map.of());
        return new ProgressLine(console, "reading", () -> nanos);
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    private String printed() {
        String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    @Test
    void onATerminalOneLineGrowsAndIsGoneInTheEnd() {
        try (ProgressLine line = line(true)) {
            pass(Duration.ofMillis(1_001));
            line.show(1, 3);
            assertThat(printed()).isEqualTo("\rreading [" + "#".repeat(9) + " ".repeat(21) + "] 33 %");
            line.show(3, 3);
            assertThat(printed()).isEqualTo("\rreading [" + "#".repeat(30) + "] 100 %");
        }

        String last = "\rreading [" + "#".repeat(30) + "] 100 %";
        assertThat(printed()).isEqualTo("\r" + " ".repeat(last.length() - 1) + "\r");
    }

    @Test
    void onATerminalItDoesNotGoBackNorRepeatItself() {
        try (ProgressLine line = line(true)) {
            pass(Duration.ofSeconds(2));
            line.show(2, 4);
            printed();
            line.show(2, 4);
            line.show(1, 4);
            assertThat(printed()).isEmpty();
            line.show(3, 4);
            assertThat(printed()).contains("75 %");
        }
    }

    @Test
    void workOfLessThanASecondShowsNone() {
        try (ProgressLine line = line(true)) {
            pass(Duration.ofSeconds(1));
            line.show(4, 4);
        }

        assertThat(printed()).isEmpty();
    }

    @Test
    void elsewhereThereIsALineEveryTenSeconds() {
        try (ProgressLine line = line(false)) {
            pass(Duration.ofMillis(9_999));
            line.show(1, 8);
            assertThat(printed()).isEmpty();
            pass(Duration.ofMillis(1));
            line.show(2, 8);
            line.show(3, 8);
            assertThat(printed()).isEqualTo("reading: 25 %\n");
            pass(Duration.ofSeconds(10));
            line.show(4, 8);
        }

        assertThat(printed()).isEqualTo("reading: 50 %\n");
    }
}
