package io.github.findingrelay.diagnostic;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where text is read: how wide that is, and whether it has colors. A color never says what the
 * words beside it do not.
 *
 * @param columns that fit into a line; {@link #UNLIMITED} in a file or a pipe, where no line is
 *     wrapped
 */
public record Display(int columns, boolean colored) {

    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** A file, a pipe or a log. */
    public static final Display PLAIN = new Display(UNLIMITED, false);

    /** What most terminals begin with, and what is laid out in columns has in a file. */
    public static final int USUAL = 80;

    /** How many columns there are; where any number is, as many as somebody likes. */
    public int columnsOr(int liked) {
        return columns == UNLIMITED ? liked : columns;
    }

    /** As it should be. */
    public String good(String text) {
        return paint("32", text);
    }

    /** Somebody has to do something. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** Somebody should look at it. */
    public String warn(String text) {
        return paint("33", text);
    }

    /** What the eye looks for first. */
    public String strong(String text) {
        return paint("1", text);
    }

    /** What most readers skip. */
    public String faint(String text) {
        return paint("2", text);
    }

    /** Lines that fit; where one goes on, it is indented by two more than it begins. */
    public String wrapped(String text) {
        return wrapped(text, 2);
    }

    /**
     * Lines that fit.
     *
     * @param deeper by how many columns a line that goes on is indented more than it begins
     */
    public String wrapped(String text, int deeper) {
        return columns == UNLIMITED
                ? text
                : Stream.of(text.split("\n", -1))
                        .flatMap(line ->
                                lines(line, line.length() - line.stripLeading().length() + deeper).stream())
                        .collect(Collectors.joining("\n"));
    }

    /**
     * One line in as many as it needs.
     *
     * @param hanging by how many columns all but the first are indented
     */
    private List<String> lines(String line, int hanging) {
        return LineWrap.of(line, columns, hanging);
    }

    /** A line with a command of the shell, which can be copied however many lines it takes. */
    public String command(String line) {
        if (columns == UNLIMITED || TerminalWidth.of(line) <= columns) {
            return line;
        }
        int comment = line.indexOf(" # ");
        String command = comment < 0 ? line : line.substring(0, comment);
        int indentation = line.length() - line.stripLeading().length();
        String wrapped = String.join(" \\\n", LineWrap.of(command, columns - 2, indentation + 2));
        return comment < 0
                ? wrapped
                : wrapped + "\n" + wrapped(" ".repeat(indentation + 2) + line.substring(comment + 1));
    }

    /** How wide the widest part of a text is that is never broken. */
    public static int widestPiece(String text) {
        return text.lines().mapToInt(LineWrap::widestPiece).max().orElse(0);
    }

    private String paint(String code, String text) {
        return colored && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
