package io.github.findingrelay.organization;

import io.github.findingrelay.diagnostic.TerminalWidth;
import java.util.ArrayList;
import java.util.List;

/** Lines that are no wider than a screen. */
final class BrokenLines {

    private BrokenLines() {}

    /**
     * Breaks a line behind blanks, and behind what ends a clause in Japanese.
     *
     * @param width in columns; a word that is wider stays whole
     */
    static List<String> of(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<=[ 、。])", -1)) {
            if (!line.toString().isBlank() && width(line) + width(word.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static int width(CharSequence text) {
        return text.codePoints().map(TerminalWidth::of).sum();
    }
}
