package io.github.findingrelay.diagnostic;

import java.util.Locale;

/** How bad a {@link Diagnostic} is: only an error makes the input invalid; a notice may well be meant. */
public enum Severity {
    ERROR,
    WARNING,
    NOTICE;

    /** The word that reports print. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
