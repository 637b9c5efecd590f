package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.PassingTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody waits without being told, and nothing that is printed is disturbed. */
class WaitingLineTest {

    private final PassingTime time = new PassingTime();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int calls;

    private Console console(boolean terminal) {
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Console(InputStream.nullInputStream(), stream, stream, terminal, Map.of(), time);
    }

    private String printed() {
        String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    private void tick(WaitingLine line, int seconds) {
        for (int i = 0; i < seconds; i++) {
            time.pass(Duration.ofSeconds(1));
            line.tick();
        }
    }

    @Test
    void onATerminalALineCountsAfterASecondAndIsGoneWithWhateverComesNext() {
        Console console = console(true);
        try (WaitingLine line = new WaitingLine(console, "AWS", () -> calls)) {
            line.tick();
            assertThat(printed()).isEmpty();
            tick(line, 1);
            assertThat(printed()).isEqualTo("\rlooking for credentials, 1 s");
            calls = 1;
            tick(line, 1);
            assertThat(printed()).isEqualTo("\rasking AWS: 1 call, 2 s" + " ".repeat(5));
            console.result("done\n");
            assertThat(printed()).isEqualTo("\r" + " ".repeat(23) + "\rdone\n");
            line.tick();
            assertThat(printed()).isEmpty();
            tick(line, 1);
            assertThat(printed()).isEqualTo("\rasking AWS: 1 call, 3 s");
        }
        assertThat(printed()).isEqualTo("\r" + " ".repeat(23) + "\r");
    }

    @Test
    void itDoesNotWriteIntoTheLineOfAnother() {
        Console console = console(true);
        try (WaitingLine line = new WaitingLine(console, "AWS", () -> calls)) {
            console.problem("\rreading [###   ] 50 %");
            printed();
            tick(line, 30);
            assertThat(printed()).isEmpty();
        }
    }

    @Test
    void elsewhereALineComesAfterTenSecondsOfSilence() {
        Console console = console(false);
        calls = 12;
        try (WaitingLine line = new WaitingLine(console, "AWS", () -> calls)) {
            tick(line, 9);
            assertThat(printed()).isEmpty();
            tick(line, 11);
            assertThat(printed()).isEqualTo("asking AWS: 12 calls, 10 s\nasking AWS: 12 calls, 20 s\n");
            tick(line, 5);
            console.problem("something\n");
            tick(line, 9);
            assertThat(printed()).isEqualTo("something\n");
        }
        assertThat(printed()).isEmpty();
    }
}
