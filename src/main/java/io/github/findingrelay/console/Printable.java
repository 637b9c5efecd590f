package io.github.findingrelay.console;

/** Text of strangers, such as an event's: it must not drive the reader's terminal. */
public final class Printable {

    private static final int INSTEAD = '\uFFFD';

    private Printable() {}

    public static String of(String text) {
        return text.codePoints()
                .map(c -> {
                    boolean control = Character.isISOControl(c);
                    return control || Character.getType(c) == Character.FORMAT ? INSTEAD : c;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
