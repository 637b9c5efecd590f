package io.github.findingrelay.remind;

import java.util.regex.Pattern;

/** What SNS takes as the subject of a mail: one line of ASCII that begins with something to see. */
final class Subject {

    private static final int MAX_LENGTH = 99;
    private static final String CUT = "...";

    private static final Pattern ASCII = Pattern.compile("[\\x20-\\x7e]*");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x20-\\x7e]+");

    private Subject() {}

    static String of(String text) {
        String ascii = NOT_ASCII.matcher(text).replaceAll("?").strip();
        return ascii.isEmpty() ? "?" : cut(ascii, MAX_LENGTH);
    }

    static boolean isAscii(String text) {
        return ASCII.matcher(text).matches();
    }

    /** At most so many characters; the titles of cards, which are no ASCII, are cut in the same way. */
    static String cut(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit - CUT.length())) + CUT;
    }
}
