package io.github.findingrelay.diagnostic;

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

    private static int printable(int codePoint) {
        return codePoint == '\t' ? codePoint : PrintableCharacter.of(codePoint);
    }
}
