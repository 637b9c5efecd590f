package io.github.findingrelay.config;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What people see of a text is all that is in it. Otherwise two names could look the same, or one like
 * something else.
 */
final class VisibleText {

    /** Letters and marks by their kind, that are blank all the same. */
    private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private static final int FIRST_JOINER = 0x200C;
    private static final int LAST_JOINER = 0x200D;

    private VisibleText() {}

    /** Characters that nobody can see, or that turn the direction of writing. */
    static IntStream invisible(String text) {
        return isAscii(text) ? IntStream.empty() : characters(text, index -> !isVisible(text, index));
    }

    /** Nearly every name is, and there are thousands. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ((text.charAt(i) < ' ' && !isSpace(text.charAt(i))) || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static IntStream characters(String text, IntPredicate at) {
        return IntStream.iterate(
                        0,
                        index -> index < text.length(),
                        index -> index + Character.charCount(text.codePointAt(index)))
                .filter(at)
                .map(text::codePointAt);
    }

    private static boolean isVisible(String text, int index) {
        int c = text.codePointAt(index);
        if (c == FIRST_JOINER || c == LAST_JOINER) {
            return isForeign(before(text, index)) && isForeign(after(text, index));
        }
        if (isVariationSelector(c)) {
            return isForeign(before(text, index));
        }
        return isSpace(c) || !(isOfInvisibleType(c) || isIgnorable(c) || BLANK.indexOf(c) >= 0);
    }

    /** Line breaks and tabs become spaces. */
    private static boolean isSpace(int c) {
        return c == '\n' || c == '\r' || c == '\t';
    }

    /** Pictures are joined of several, and so are letters of some scripts; those of ours never. */
    private static boolean isForeign(int c) {
        return c > 0x2FF && !isOfInvisibleType(c);
    }

    private static int before(String text, int index) {
        return index == 0 ? 0 : text.codePointBefore(index);
    }

    private static int after(String text, int index) {
        return index + 1 < text.length() ? text.codePointAt(index + 1) : 0;
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isOfInvisibleType(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** What Unicode keeps for such characters, used or not, and what is no character. */
    private static boolean isIgnorable(int c) {
        return (c >= 0x180B && c <= 0x180F)
                || (c >= 0x2060 && c <= 0x206F)
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || (c >= 0xE0000 && c <= 0xE0FFF)
                || (c & 0xFFFE) == 0xFFFE;
    }
}
