package io.github.findingrelay.diagnostic;

import java.util.regex.Pattern;

/** A name or a remark of several lines where there is room for one. */
public final class OneLine {

    private static final Pattern SPACES = Pattern.compile("[\\s\u0085\u2028\u2029]+");

    private OneLine() {}

    /** Line breaks, tabs and runs of spaces become one space. */
    public static String of(String value) {
        return SPACES.matcher(value.strip()).replaceAll(" ");
    }

    /** What others have written: it neither breaks the line nor drives the terminal. */
    public static String printable(String foreign) {
        return foreign.codePoints()
                .map(c -> isSpace(c) ? ' ' : PrintableCharacter.of(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isSpace(int c) {
        return c == '\n' || c == '\r' || c == '\t';
    }
}
