package io.github.findingrelay.remind;

import io.github.findingrelay.diagnostic.PrintableCharacter;
import java.util.regex.Pattern;

/** What others have written: names of resources, principals, conditions. It stays in its line, and leads nowhere. */
final class ForeignText {

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}]{2,}");

    private static final int INSTEAD = '\uFFFD';
    private static final int BITS_OF_A_PLANE = 0xFFFF;
    private static final int FIRST_NONCHARACTER = 0xFFFE;

    private ForeignText() {}

    /**
     * In one line, without control characters and those that turn the direction of writing; no address of the
     * web that programs would make a link of.
     *
     * @param limit in characters; what is longer ends in an ellipsis
     */
    static String of(String text, int limit) {
        int end = text.length() > limit ? text.offsetByCodePoints(0, Math.min(limit, characters(text))) : text.length();
        StringBuilder line = new StringBuilder(end + 1);
        text.substring(0, end).codePoints().map(ForeignText::printable).forEach(line::appendCodePoint);
        String tidy = SPACES.matcher(line).replaceAll(" ").strip();
        return harmless(end < text.length() ? tidy + "…" : tidy);
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** SNS takes no half of a character, and XML none that is no character. */
    private static int printable(int c) {
        if (Character.isWhitespace(c)) {
            return ' ';
        }
        boolean whole = Character.getType(c) != Character.SURROGATE && (c & BITS_OF_A_PLANE) < FIRST_NONCHARACTER;
        return whole ? PrintableCharacter.of(c) : INSTEAD;
    }

    private static String harmless(String text) {
        return text.replace("://", ": //").replace("](", "] (");
    }
}
