package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.PrintableCharacter;

/** Text of strangers, such as an event's: it must not drive the reader's terminal. */
public final class Printable {

    private Printable() {}

    public static String of(String text) {
        return text.codePoints()
                .map(PrintableCharacter::of)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
