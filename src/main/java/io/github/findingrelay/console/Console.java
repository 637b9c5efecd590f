package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.request.SystemTime;
import io.github.findingrelay.request.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Time time;
    private final LastLine last = new LastLine();

    /** With a terminal as wide as most, or with none. */
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
        this(in, out, err, terminal ? Terminal.of(Display.USUAL) : Terminal.NONE, environment, time);
    }

    public Console(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Terminal terminal,
            Map<String, String> environment,
            Time time) {
        this.in = in;
        this.environment = Map.copyOf(environment);
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
        this.time = time;
    }

    public static Console ofProcess() {
        return new Console(
                System.in,
                System.out,
                System.err,
                Terminal.ofProcess(System.getenv()),
                System.getenv(),
                new SystemTime());
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

    /** Whether a line of problems can be written again, such as one that says how far work is. */
    public boolean isTerminal() {
        return terminal.problems() && !isDumb();
    }

    /** How many columns a line of problems may have, such as one that says how far work is. */
    public int width() {
        return terminal.problemColumns();
    }

    /** How many columns help has: those of the terminal, as far as one reads them well. */
    public int helpColumns() {
        return Math.max(Display.USUAL, Math.min(terminal.columns(), 120));
    }

    /** Where results are read. */
    public Display display(Color when) {
        return new Display(terminal.resultColumns(), isColored(when, terminal.results()));
    }

    private Display problemDisplay(Color when) {
        return new Display(terminal.problemColumns(), isColored(when, terminal.problems()));
    }

    private boolean isColored(Color when, boolean onTerminal) {
        return switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> onTerminal && !isDumb() && variable("NO_COLOR").isEmpty();
        };
    }

    private boolean isDumb() {
        return "dumb".equals(environment.get("TERM"));
    }

    public PrintWriter resultWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    public PrintWriter problemWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** Text for people, in lines that fit. */
    public void result(String text) {
        data(display(Color.NEVER).wrapped(text));
    }

    /** The same with colors; only text is for people: in all else, line breaks mean something. */
    public void result(String content, Format format, Color when) {
        data(format == Format.TEXT ? display(when).wrapped(Palette.of(content, display(when))) : content);
    }

    /** As it is: what is meant for a file or another program. */
    public void data(String content) {
        print(out, HarmlessOutput.of(content));
    }

    /** Workflow commands of ours, whose values are escaped. */
    private void annotations(String commands) {
        print(out, HarmlessOutput.withoutDriving(commands));
    }

    /** In lines that fit, unless it is a line that is written again and again. */
    public void problem(String text) {
        boolean isLive = text.startsWith("\r");
        print(err, HarmlessOutput.of(isLive ? text : problemDisplay(Color.NEVER).wrapped(text)));
    }

    private void print(PrintStream stream, String text) {
        if (text.isEmpty()) {
            return;
        }
        synchronized (last) {
            waited();
            stream.print(text);
            stream.flush();
            last.printed(stream == err, text, time.now());
        }
    }

    /** Shows how long something takes, if nothing was printed for a while since it has begun. */
    void waiting(String text, Duration start, Duration silence) {
        synchronized (last) {
            Duration since = last.since().compareTo(start) > 0 ? last.since() : start;
            if (!last.isFree() || time.now().minus(since).compareTo(silence) < 0) {
                return;
            }
            if (isTerminal()) {
                err.print(last.waiting(text));
                err.flush();
            } else {
                print(err, text + "\n");
            }
        }
    }

    /** It is over. */
    void waited() {
        synchronized (last) {
            err.print(last.clearing());
            err.flush();
        }
    }

    /** Reports diagnostics: machine-readable forms are the result, text is for people. */
    public void report(List<Diagnostic> diagnostics, Format format, Color when) {
        String report = format.report(diagnostics, problemDisplay(when));
        if (format == Format.TEXT) {
            problem(report);
        } else if (format == Format.GITHUB) {
            annotations(report);
        } else {
            data(report);
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
}
