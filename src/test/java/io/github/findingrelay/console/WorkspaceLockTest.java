package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.cli.Main;
import io.github.findingrelay.fixture.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes in one workspace. */
class WorkspaceLockTest {

    private static final String[] ADD = {
        "accounts", "add", "--id", "444455556666", "--name", "new", "--owner", "security"
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path workspace;

    /** The other process: takes the lock, says so, and holds it until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            WorkspaceLock.holding(Console.ofProcess(), Path.of(arguments[0]), () -> {
                System.out.println("held");
                System.in.transferTo(OutputStream.nullOutputStream());
                return ExitCode.DONE;
            });
        }
    }

    @BeforeEach
    void makeAWorkspace() throws IOException {
        Workspace.of(Path.of("src/test/fixtures/generate/smallest/accounts.yaml"), workspace)
                .copyTemplates();
    }

    @Test
    void onlyOneWritesAndTheOtherSaysWho() throws Exception {
        Path accounts = workspace.resolve("accounts.yaml");
        String before = Files.readString(accounts);
        Process other = holder();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");
            String who = "error: process %d on build-7, since 20[0-9T:-]+Z, is writing in this workspace;"
                            .formatted(other.pid())
                    + " nothing was changed: run this again when it has ended\n";

            assertThat(relay("render")).isEqualTo(ExitCode.GUARDED);
            assertThat(err()).matches(who);
            assertThat(relay(ADD)).isEqualTo(ExitCode.GUARDED);
            assertThat(err()).matches(who);
            assertThat(workspace.resolve("generated")).doesNotExist();
            assertThat(accounts).hasContent(before);

            // What writes nothing waits for nobody.
            assertThat(relay("render", "--check")).isEqualTo(ExitCode.DIFFERS);
            assertThat(relay("accounts", "list")).isEqualTo(ExitCode.DONE);
        } finally {
            other.destroyForcibly().waitFor();
        }

        assertThat(relay("render")).as("after a crash").isEqualTo(ExitCode.DONE);
        assertThat(relay(ADD)).as("after a good end").isEqualTo(ExitCode.DONE);
        assertThat(workspace.resolve(WorkspaceLock.FILE)).isEmptyFile();
    }

    private Process holder() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder holder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                workspace.toString());
        holder.environment().put("HOSTNAME", "build-7");
        return holder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Somebody else's branch may hold one. */
    @Test
    void aSymbolicLinkIsNotFollowed() throws IOException {
        Path precious = Files.writeString(workspace.resolve("precious"), "precious");
        Files.createSymbolicLink(workspace.resolve(WorkspaceLock.FILE), precious);

        assertThat(relay("render")).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains(WorkspaceLock.FILE);
        assertThat(precious).hasContent("precious");
    }

    private ExitCode relay(String... arguments) {
        err.reset();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                Map.of());
        return Main.run(
                console,
                Stream.concat(Stream.of(arguments), Stream.of("-C", workspace.toString()))
                        .toArray(String[]::new));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
