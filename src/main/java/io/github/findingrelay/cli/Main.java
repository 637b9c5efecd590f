package io.github.findingrelay.cli;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.request.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import picocli.CommandLine;

/** Starts the tool: the command line in, the exit code out. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        setUpJava();
        System.exit(run(Console.ofProcess(), args).code());
    }

    /** Java looks at these once. */
    static void setUpJava() {
        // It would send a POST again by itself when a connection breaks: a second mail, say.
        System.setProperty("sun.net.http.retryPost", "false");
        // It gives no proxy an account when what is asked is https.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }

    /** Runs a command line. */
    public static ExitCode run(Console console, String... args) {
        CommandLine relay = CommandTree.of(console)
                .setExecutionExceptionHandler((exception, commandLine, parsed) ->
                        failed(console, exception).code());
        int code = relay.execute(args);
        return ended(relay).orElseGet(() -> ExitCode.of(code));
    }

    /** What the command that was named has returned; none has if it was not called, or has failed. */
    private static Optional<ExitCode> ended(CommandLine commandLine) {
        CommandLine named = commandLine;
        while (named.getParseResult() != null && named.getParseResult().hasSubcommand()) {
            named = named.getParseResult().subcommand().commandSpec().commandLine();
        }
        return named.getExecutionResult() instanceof ExitCode exit ? Optional.of(exit) : Optional.empty();
    }

    private static ExitCode failed(Console console, Exception exception) {
        if (exception instanceof RequestException refused) {
            console.problem("error: " + refused.report() + "\n");
            return ExitCode.FAILED;
        }
        if (exception instanceof IOException || exception instanceof UncheckedIOException) {
            console.problem("error: " + explained(exception) + "\n");
            return ExitCode.FAILED;
        }
        console.problem("error: this is a bug in Finding Relay; please report it\n");
        exception.printStackTrace();
        return ExitCode.BUG;
    }

    /** Java names only the file when it may not be read or written. */
    private static String explained(Exception exception) {
        return exception instanceof FileSystemException ? exception.toString() : String.valueOf(exception.getMessage());
    }
}
