package io.github.findingrelay.diagnostic;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A text file that was read, so that reports can show its lines. */
public final class SourceText {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?|\n");

    private final String file;
    private final String text;
    private int @Nullable [] lineStarts;

    /**
     * Keeps a text under its name.
     *
     * @param file relative to the workspace
     */
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    public String file() {
        return file;
    }

    public String text() {
        return text;
    }

    /** An error at a 1-based line and column. */
    public Diagnostic error(int line, int column, String message, String rule) {
        return at(Severity.ERROR, line, column, message, rule);
    }

    /** What keeps it from being JSON. */
    public Diagnostic notJson(JsonProcessingException mistake, String rule) {
        // Only the first clause: what follows describes the parser's own state.
        String message = "this is not JSON: " + mistake.getOriginalMessage().split(" \\(start|\n", 2)[0];
        JsonLocation at = mistake.getLocation();
        // There is none when the text is nested too deeply.
        return at == null
                ? Diagnostic.error(file, message, rule)
                : error(at.getLineNr(), at.getColumnNr(), message, rule);
    }

    /** An error at a character, by its index in the text. */
    public Diagnostic errorAt(int index, String message, String rule) {
        return at(Severity.ERROR, index, message, rule);
    }

    /** A diagnostic at a character, by its index in the text. */
    public Diagnostic at(Severity severity, int index, String message, String rule) {
        int found = Arrays.binarySearch(lineStarts(), index);
        int line = found >= 0 ? found : -found - 2;
        int column = text.codePointCount(lineStarts()[line], index);
        return at(severity, line + 1, column + 1, message, rule);
    }

    /** A diagnostic at a 1-based line and column. */
    public Diagnostic at(Severity severity, int line, int column, String message, String rule) {
        return new Diagnostic(severity, new SourceLocation(file, line, column), message, rule, excerpt(line, column));
    }

    /** What stands in a line from a 1-based column on, with the line break. */
    public String rest(int line, int column) {
        return line < 1 || line > lineStarts().length
                ? ""
                : line(line)
                        .codePoints()
                        .skip(column - 1L)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private Excerpt excerpt(int line, int column) {
        return line < 1 || line > lineStarts().length ? Excerpt.NONE : Excerpt.of(line(line), column);
    }

    private CharSequence line(int number) {
        int[] starts = lineStarts();
        return text.subSequence(starts[number - 1], number < starts.length ? starts[number] : text.length());
    }

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            IntStream others = LINE_BREAK.matcher(text).results().mapToInt(MatchResult::end);
            known = IntStream.concat(IntStream.of(0), others).toArray();
            lineStarts = known;
        }
        return known;
    }
}
