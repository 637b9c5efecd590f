package io.github.findingrelay.diagnostic;

/** What may be printed of the texts of others. */
public final class PrintableCharacter {

    private static final int INSTEAD = '\uFFFD';

    private PrintableCharacter() {}

    /**
     * A control character could drive the reader's terminal, and one that breaks lines or turns the
     * direction of writing could make a text look like another, so that none is ever printed.
     */
    public static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                INSTEAD;
            default -> codePoint;
        };
    }
}
