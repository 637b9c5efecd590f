package io.github.findingrelay.diagnostic;

import java.util.Locale;

/** How bad a {@link Diagnostic} is: an error makes the input invalid, a warning does not. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word that reports print. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
