package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see while a deployment is going on. */
class DeployProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aFailureIsALineAtOnceAndAllElseWaits() {
        try (DeployProgress progress = new DeployProgress(console(false), 3)) {
            progress.inFlight(List.of("a", "b"));
            progress.ended(Outcome.of("a", DeploymentResult.CREATED));
            progress.ended(Outcome.of("b", DeploymentResult.FAILED, "it is refused", "and more"));
            progress.ended(Outcome.of("c", DeploymentResult.FAILED));
        }

        assertThat(shown()).isEqualTo("failed: b: it is refused\nfailed: c\n");
    }

    @Test
    void aTerminalHasOneLineThatIsGoneInTheEnd() {
        try (DeployProgress progress = new DeployProgress(console(true), 4)) {
            progress.inFlight(List.of("a", "b", "c"));
            progress.ended(Outcome.of("a", DeploymentResult.CREATED));
            progress.ended(Outcome.of("b", DeploymentResult.FAILED));
            progress.inFlight(List.of("c", "d", "e", "f", "g"));
        }

        List<String> lines = shown().lines().map(String::stripTrailing).toList();
        assertThat(lines)
                .contains(
                        "[                    ] 0 of 4 stacks; at work: a, b, c",
                        "[#####               ] 1 of 4 stacks; at work: a, b, c",
                        "failed: b",
                        "[##########          ] 2 of 4 stacks, 1 failed; at work: c, d, e and 2 more");
        assertThat(shown()).endsWith("\r" + " ".repeat(79) + "\r").doesNotContain("\r\n\r\n");
    }

    @Test
    void noLineIsLongerThanTheTerminalAndNoNameIsCut() {
        try (DeployProgress progress = new DeployProgress(console(true), 1)) {
            progress.inFlight(List.of("x".repeat(20), "y".repeat(20), "z"));
            progress.inFlight(List.of("x".repeat(200), "y"));
        }

        List<String> lines = shown().lines().map(String::stripTrailing).toList();
        assertThat(lines)
                .contains(
                        "[                    ] 0 of 1 stacks; at work: xxxxxxxxxxxxxxxxxxxx and 2 more",
                        "[                    ] 0 of 1 stacks; at work: 2")
                .allMatch(line -> line.length() < 80);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Console console(boolean isTerminal) {
        return new Console(
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isTerminal,
                Map.of());
    }
}
