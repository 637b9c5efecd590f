package io.github.findingrelay.config;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The lines of a text, whose breaks are kept as they are: LF, CR LF or CR. Counted from 0. */
final class TextLines {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?|\n");

    private final String text;
    private final int[] starts;

    TextLines(String text) {
        this.text = text;
        IntStream others = LINE_BREAK.matcher(text).results().mapToInt(MatchResult::end);
        this.starts = IntStream.concat(IntStream.of(0), others).toArray();
    }

    /** How many there are; after a last line break there is one more, which is empty. */
    int count() {
        return starts.length;
    }

    /** Where a line starts; the end of the text if there is no such line. */
    int start(int line) {
        return line < starts.length ? starts[line] : text.length();
    }

    /** The index of a column, which counts code points. */
    int index(int line, int column) {
        return text.offsetByCodePoints(start(line), column);
    }

    /** The line without its break. */
    String content(int line) {
        int end = start(line + 1);
        while (end > start(line) && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start(line), end);
    }

    boolean isBlank(int line) {
        return content(line).isBlank();
    }

    /** How the last line before this one ends that does; LF if none does. */
    String lineBreakBefore(int line) {
        for (int before = Math.min(line, starts.length) - 1; before >= 0; before--) {
            String end = text.substring(start(before) + content(before).length(), start(before + 1));
            if (!end.isEmpty()) {
                return end;
            }
        }
        return "\n";
    }
}
