package io.github.findingrelay.console;

import java.util.stream.Stream;

/** How a command ends. Scripts and workflows rely on the numbers. */
public enum ExitCode {
    DONE(0),
    /** A bug; a stack trace is printed. */
    BUG(1),
    /** Wrong use of the command line. */
    USAGE(2),
    /** accounts.yaml or a template is invalid. */
    INVALID_INPUT(3),
    /** Not up to date, or not proved. */
    DIFFERS(4),
    /** AWS refused or failed something, or the disk did. */
    FAILED(5),
    /** A guard stopped it. */
    GUARDED(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** The one with a number. */
    public static ExitCode of(int code) {
        return Stream.of(values()).filter(exit -> exit.code == code).findAny().orElseThrow();
    }
}
