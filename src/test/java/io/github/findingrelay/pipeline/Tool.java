package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.RelayRun;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * ./relay without the second that a process takes to start: a launcher that has its command run
 * here, with the folder and the environment that the step has.
 */
final class Tool implements AutoCloseable {

    /** In the place of the launcher: an interpreter would cost more than most commands. */
    static final String LAUNCHER = """
      #!/bin/bash
      if [ ! -e target/relay.jar ]; then
        if [ "$RELAY_BUILD" = never ]; then
          echo "relay: there is no target/relay.jar" >&2
          exit 2
        fi
        mkdir -p target/lib
        cat relay > target/relay.jar
      fi
      """;

    /** The same of a release, which builds nothing. */
    static final String RELEASED = """
      #!/bin/bash
      """;

    /** What both do then. */
    static final String ASK = """
      exec 3<>"/dev/tcp/127.0.0.1/$TEST_PORT"
      printf '%s\\n' "$PWD" "GITHUB_TOKEN=$GITHUB_TOKEN" "GITHUB_REPOSITORY=$GITHUB_REPOSITORY" \\
        "GITHUB_API_URL=$GITHUB_API_URL" "GITHUB_STEP_SUMMARY=$GITHUB_STEP_SUMMARY" -- "$@" . >&3
      read -r code out err <&3
      cat "$out"
      cat "$err" >&2
      exit "$code"
      """;

    /** What a command has said. */
    private record Said(int code, String out, String err) {}

    /** What proofs have said, by what they were asked and all that they read. */
    private final Map<Map<String, String>, Said> proofs = new HashMap<>();

    private final ServerSocket server;
    private final Path commands;

    private Tool(ServerSocket server, Path commands) {
        this.server = server;
        this.commands = commands;
    }

    /** Starts it on a free port of the loopback interface. */
    static Tool start(Path folder) throws IOException {
        // Every template has been linted already, and each run of the linter costs seconds.
        Path linter = Files.createDirectories(folder.resolve("bin")).resolve("cfn-lint");
        Files.writeString(linter, "#!/bin/sh\n");
        assertThat(linter.toFile().setExecutable(true)).isTrue();
        Tool tool = new Tool(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), folder.resolve("bin"));
        Thread thread = new Thread(tool::serveOrClose);
        thread.setDaemon(true);
        thread.start();
        return tool;
    }

    /** Whatever goes wrong, no step waits for an answer for ever. */
    private void serveOrClose() {
        try (server) {
            serve();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept();
                    BufferedReader question = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                OutputStream answer = connection.getOutputStream();
                answer.write(answer(question).getBytes(StandardCharsets.UTF_8));
                answer.flush();
            } catch (SocketException e) {
                // Closed, between two questions.
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The exit code, and where the results and the problems are. */
    private String answer(BufferedReader question) throws IOException {
        String folder = Objects.requireNonNull(question.readLine());
        Map<String, String> environment = new HashMap<>();
        for (String line : until("--", question)) {
            List<String> parts = List.of(line.split("=", 2));
            environment.put(parts.get(0), parts.get(1));
        }
        List<String> arguments = new ArrayList<>(until(".", question));
        Said said = arguments.get(0).equals("prove")
                ? proof(Path.of(folder), environment, arguments)
                : said(folder, environment, arguments);
        Path out = Files.writeString(commands.resolve("out"), said.out());
        Path err = Files.writeString(commands.resolve("err"), said.err());
        return "%d %s %s\n".formatted(said.code(), out, err);
    }

    private static Said said(String folder, Map<String, String> environment, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        if (!all.get(0).startsWith("-")) {
            all.addAll(1, List.of("-C", folder));
        }
        RelayRun relay = new RelayRun();
        ExitCode exit = relay.run(environment, all);
        return new Said(exit.code(), relay.out(), relay.err());
    }

    /** A merge is proved as its pull request was, and it takes a second each time; it changes nothing. */
    private Said proof(Path folder, Map<String, String> environment, List<String> arguments) throws IOException {
        Map<String, String> all = new TreeMap<>(Map.of("", arguments.toString()));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString();
                if (path.startsWith("accounts.") || path.startsWith("generated")) {
                    all.put(path, Files.readString(file));
                }
            }
        }
        if (!proofs.containsKey(all)) {
            proofs.put(all, said(folder.toString(), environment, arguments));
        }
        return Objects.requireNonNull(proofs.get(all));
    }

    private static List<String> until(String end, BufferedReader lines) throws IOException {
        List<String> before = new ArrayList<>();
        String line = Objects.requireNonNull(lines.readLine());
        while (!line.equals(end)) {
            before.add(line);
            line = Objects.requireNonNull(lines.readLine());
        }
        return before;
    }

    /** For a step. */
    Map<String, String> environment() {
        return Map.of(
                "TEST_PORT",
                String.valueOf(server.getLocalPort()),
                "PATH",
                commands + File.pathSeparator + Objects.requireNonNull(System.getenv("PATH")));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
