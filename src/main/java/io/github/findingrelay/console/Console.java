package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.request.SystemTime;
import io.github.findingrelay.request.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process has around it: three streams, in UTF-8 on every machine (results go to {@code
 * out}, what is wrong to {@code err}), variables, and the time.
 */
public final class Console {

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Map<String, String> environment;
    private final Time time;

    public Console(
            InputStream in, PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {
        this(in, out, err, terminal, environment, new SystemTime());
    }

    /** With a time that a test lets pass as it likes. */
    public Console(
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            Map<String, String> environment,
            Time time) {
        this.in = in;
        this.environment = Map.copyOf(environment);
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
        this.time = time;
    }

    /** The launcher says whether standard error is a terminal: Java has no way to find out. */
    public static Console ofProcess() {
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Console(
                System.in, System.out, System.err, Boolean.getBoolean("relay.terminal") && !plain, System.getenv());
    }

    /** A variable of the environment that is there and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    public Time time() {
        return time;
    }

    public InputStream input() {
        return in;
    }

    public boolean isTerminal() {
        return terminal;
    }

    public PrintWriter resultWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    public PrintWriter problemWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    public void result(String text) {
        print(out, HarmlessOutput.of(text));
    }

    /** Workflow commands of ours, whose values are escaped. */
    private void annotations(String commands) {
        print(out, HarmlessOutput.withoutDriving(commands));
    }

    public void problem(String text) {
        print(err, HarmlessOutput.of(text));
    }

    private static void print(PrintStream stream, String text) {
        stream.print(text);
        stream.flush();
    }

    /** Reports diagnostics: machine-readable forms are the result, text is for people. */
    public void report(List<Diagnostic> diagnostics, Format format, Color when) {
        String report = format.report(diagnostics, isColored(when));
        if (format == Format.TEXT) {
            problem(report);
        } else if (format == Format.GITHUB) {
            annotations(report);
        } else {
            result(report);
        }
    }

    /** What a command does with its input, once that is valid. */
    public interface Work<T> {
        ExitCode with(T input) throws IOException;
    }

    /** Goes on with a value, or reports as text what is wrong with it. */
    public <T> ExitCode finish(Checked<T> input, Color when, Work<T> work) throws IOException {
        return finish(input, Format.TEXT, when, work);
    }

    /** The same, with problems in the format of the result. */
    public <T> ExitCode finish(Checked<T> input, Format format, Color when, Work<T> work) throws IOException {
        if (input instanceof Checked.Valid<T> valid) {
            return work.with(valid.value());
        }
        report(input.diagnostics(), format, when);
        return ExitCode.INVALID_INPUT;
    }

    /** Whether what is printed has colors. */
    public boolean isColored(Color when) {
        return switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal;
        };
    }
}
