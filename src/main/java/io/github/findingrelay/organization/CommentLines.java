package io.github.findingrelay.organization;

import io.github.findingrelay.config.PlainText;
import io.github.findingrelay.diagnostic.TerminalWidth;
import java.util.ArrayList;
import java.util.List;

/** Comments as long as a line of a screen. */
final class CommentLines {

    private static final int WIDTH = 100;

    private CommentLines() {}

    /** Broken behind blanks, and behind what ends a clause in Japanese; and where the text has line breaks. */
    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        for (String part : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : part.split("(?<=[ 、。])", -1)) {
                if (!line.isEmpty() && width(line) + width(word.stripTrailing()) > WIDTH) {
                    lines.add(PlainText.comment(line.toString().stripTrailing()));
                    line.setLength(0);
                }
                line.append(word);
            }
            lines.add(PlainText.comment(line.toString().stripTrailing()));
        }
        return lines;
    }

    private static int width(CharSequence text) {
        return text.codePoints().map(TerminalWidth::of).sum();
    }
}
