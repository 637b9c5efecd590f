package io.github.findingrelay.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A process that runs commands in its own environment, and writes down what became of them. */
final class TriedCommands {

    /** They wait rather than work. */
    private static final int AT_A_TIME = 6;

    private TriedCommands() {}

    /** What became of one. */
    record Tried(String command, int exit, String out, String err, long seconds) {}

    /**
     * Runs them.
     *
     * @param arguments the workspace, the file for the result, and commands; none: all
     */
    public static void main(String[] arguments) throws Exception {
        Main.setUpJava();
        List<String> names = List.of(arguments).subList(2, arguments.length);
        List<Future<Tried>> begun = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        for (String name : names.isEmpty() ? AwsCommands.all().keySet() : names) {
            begun.add(threads.submit(() -> tried(name, arguments[0])));
        }
        List<Tried> all = new ArrayList<>();
        for (Future<Tried> one : begun) {
            all.add(one.get());
        }
        threads.shutdown();
        new ObjectMapper().writeValue(Path.of(arguments[1]).toFile(), all);
    }

    private static Tried tried(String name, String workspace) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                System.getenv());
        List<String> line = AwsCommands.line(name, List.of("-C", workspace));
        long start = System.nanoTime();
        ExitCode exit = Main.run(console, line.toArray(String[]::new));
        return new Tried(
                name,
                exit.code(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                (System.nanoTime() - start) / 1_000_000_000);
    }
}
