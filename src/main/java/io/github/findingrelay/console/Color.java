package io.github.findingrelay.console;

import java.util.Locale;

/** When what is printed has colors. */
public enum Color {
    AUTO,
    ALWAYS,
    NEVER;

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
