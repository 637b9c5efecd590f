package io.github.findingrelay.diagnostic;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line in as many as it needs. It is broken at spaces and between wide characters, which have
 * none; a word is never cut, so that one that is too long for a line has it for itself.
 */
final class LineWrap {

    private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final String RESET = "\u001B[0m";

    private final int columns;
    private final int hanging;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();

    private LineWrap(int columns, int hanging) {
        this.columns = columns;
        this.hanging = Math.min(hanging, columns / 2);
    }

    /**
     * Lines without spaces at their ends.
     *
     * @param line without line breaks
     * @param hanging by how many columns all lines but the first are indented
     */
    static List<String> of(String line, int columns, int hanging) {
        if (TerminalWidth.of(line) <= columns) {
            return List.of(line);
        }
        LineWrap wrap = new LineWrap(columns, hanging);
        String body = line.stripLeading();
        wrap.line.append(line, 0, line.length() - body.length());
        pieces(body).forEach(wrap::append);
        wrap.end();
        return wrap.lines;
    }

    /** How wide the widest part is that cannot be broken. */
    static int widestPiece(String line) {
        return pieces(line).stream()
                .mapToInt(piece -> TerminalWidth.of(piece.stripTrailing()))
                .max()
                .orElse(0);
    }

    private void append(String piece) {
        int width = TerminalWidth.of(piece.stripTrailing());
        if (TerminalWidth.of(line.toString().strip()) > 0 && TerminalWidth.of(line.toString()) + width > columns) {
            String open = open(line.toString());
            end();
            line.append(" ".repeat(Math.max(0, Math.min(hanging, columns - width))))
                    .append(open);
        }
        line.append(piece);
    }

    /** A color ends with its line, and begins again in the next. */
    private void end() {
        String ended = line.toString().stripTrailing();
        lines.add(open(ended).isEmpty() ? ended : ended + RESET);
        line = new StringBuilder();
    }

    private static String open(String text) {
        Matcher color = COLOR.matcher(text);
        String last = "";
        while (color.find()) {
            last = color.group().equals(RESET) ? "" : color.group();
        }
        return last;
    }

    /** What must not be broken, each with the spaces behind it. */
    private static List<String> pieces(String text) {
        if (text.codePoints().noneMatch(LineWrap::isWide)) {
            return List.of(text.split("(?<= )(?=[^ ])", -1));
        }
        List<String> pieces = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end == text.length() || isBreak(text, end)) {
                pieces.add(text.substring(start, end));
                start = end;
            }
        }
        return pieces;
    }

    /** Not at a hyphen or a slash, as Java would: ids and names have them. */
    private static boolean isBreak(String text, int place) {
        return text.charAt(place - 1) == ' ' || isWide(text.codePointBefore(place)) || isWide(text.codePointAt(place));
    }

    private static boolean isWide(int codePoint) {
        return TerminalWidth.of(codePoint) == 2;
    }
}
