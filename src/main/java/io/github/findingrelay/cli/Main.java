package io.github.findingrelay.cli;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.request.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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

    /** Java says what is wrong with a file by the name of a class. */
    private static String explained(Exception exception) {
        Throwable cause = exception instanceof UncheckedIOException ? exception.getCause() : exception;
        return cause instanceof FileSystemException file
                ? "%s: %s".formatted(file.getFile(), reason(file))
                : String.valueOf(exception.getMessage());
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "something else is there already";
        }
        if (e instanceof FileSystemLoopException) {
            return "the link leads back to a folder that it is in";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
