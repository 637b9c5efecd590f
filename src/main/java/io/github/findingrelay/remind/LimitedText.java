package io.github.findingrelay.remind;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** A text that is put together piece by piece, and never becomes longer than it may. */
final class LimitedText {

    private final StringBuilder text = new StringBuilder();
    private final UnaryOperator<String> escape;
    private final ToIntFunction<String> length;
    private int left;

    private LimitedText(UnaryOperator<String> escape, ToIntFunction<String> length, int limit) {
        this.escape = escape;
        this.length = length;
        this.left = limit;
    }

    /** Of at most so many bytes in UTF-8. */
    static LimitedText ofBytes(int limit) {
        return new LimitedText(UnaryOperator.identity(), piece -> piece.getBytes(StandardCharsets.UTF_8).length, limit);
    }

    /** Of at most so many characters when each piece is escaped. */
    static LimitedText ofCharacters(int limit, UnaryOperator<String> escape) {
        return new LimitedText(escape, piece -> piece.codePointCount(0, piece.length()), limit);
    }

    /**
     * Adds a piece, whole or not at all.
     *
     * @param spared how much room is to be left after it
     */
    boolean add(String piece, int spared) {
        String escaped = escape.apply(piece);
        int needed = length.applyAsInt(escaped);
        if (needed > left - spared) {
            return false;
        }
        text.append(escaped);
        left -= needed;
        return true;
    }

    /** How much room there is. */
    int left() {
        return left;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
