package io.github.findingrelay.diagnostic;

import java.util.stream.IntStream;

/**
 * The source line that a report shows, cut down to what a terminal can hold.
 *
 * @param text the line or the part of it around the caret, without control characters; may be empty
 * @param caret how many characters (code points) of the text stand before the caret
 */
public record Excerpt(String text, int caret) {

    /** No source line to show. */
    public static final Excerpt NONE = new Excerpt("", 0);

    private static final int BEFORE = 80;
    private static final int AFTER = 60;
    private static final String CUT = "…";

    /**
     * Cuts the surroundings of a column out of a line.
     *
     * @param line where a line starts; the excerpt ends at its line break
     * @param column 1-based, in code points
     */
    static Excerpt of(CharSequence line, int column) {
        int[] codePoints = line.codePoints()
                .takeWhile(c -> c != '\n' && c != '\r')
                .limit(column + (long) AFTER)
                .map(Excerpt::printable)
                .toArray();
        int start = Math.max(0, column - 1 - BEFORE);
        String head = start > 0 ? CUT : "";
        boolean cut = codePoints.length == column + AFTER;
        String body = start < codePoints.length
                ? new String(codePoints, start, codePoints.length - start).stripTrailing()
                : "";
        return new Excerpt(head + body + (cut ? CUT : ""), column - 1 - start + head.length());
    }

    /** What fits of it around the caret, from a space to a space where there are some. */
    Excerpt within(int columns) {
        int[] all = text.codePoints().toArray();
        if (width(all, 0, all.length) <= columns) {
            return this;
        }
        int room = columns - 2 * CUT.length();
        int end = Math.min(all.length, caret + room / 3);
        int start = 0;
        while (width(all, start, end) > room) {
            start++;
        }
        while (end < all.length && width(all, start, end + 1) <= room) {
            end++;
        }
        return cut(all, start == 0 ? 0 : afterSpace(all, start), end == all.length ? end : beforeSpace(all, end));
    }

    private Excerpt cut(int[] all, int start, int end) {
        String head = start > 0 ? CUT : "";
        return new Excerpt(
                head + new String(all, start, end - start) + (end < all.length ? CUT : ""),
                caret - start + head.length());
    }

    private int afterSpace(int[] all, int start) {
        return IntStream.range(start, caret)
                .filter(i -> all[i - 1] == ' ')
                .findFirst()
                .orElse(start);
    }

    private int beforeSpace(int[] all, int end) {
        return IntStream.iterate(end, i -> i > caret + 1, i -> i - 1)
                .filter(i -> all[i] == ' ')
                .findFirst()
                .orElse(end);
    }

    /** A tab may be as wide as eight columns. */
    private static int width(int[] all, int start, int end) {
        return IntStream.range(start, end)
                .map(i -> all[i] == '\t' ? 8 : TerminalWidth.of(all[i]))
                .sum();
    }

    private static int printable(int codePoint) {
        return codePoint == '\t' ? codePoint : PrintableCharacter.of(codePoint);
    }
}
