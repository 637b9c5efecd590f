package io.github.findingrelay.diagnostic;

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

    private String paint(String code, String text) {
        return colored && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
