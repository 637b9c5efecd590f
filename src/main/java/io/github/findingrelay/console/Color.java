package io.github.findingrelay.console;

/** When what is printed has colors. */
public enum Color {
    AUTO,
    ALWAYS,
    NEVER
}
