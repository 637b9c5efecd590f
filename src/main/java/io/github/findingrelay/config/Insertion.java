package io.github.findingrelay.config;

import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.AccountsLayout.Block;
import io.github.findingrelay.config.AccountsLayout.Empty;
import io.github.findingrelay.config.AccountsLayout.Position;
import java.util.List;
import java.util.Optional;

/** Puts entries behind the last one; what stands in the file already stays byte for byte. */
final class Insertion {

    private final String text;
    private final TextLines lines;

    Insertion(String text) {
        this.text = text;
        this.lines = new TextLines(text);
    }

    /** Into a list that is empty, or whose entries stand one after another; without a list at the end. */
    String into(Optional<AccountsLayout> layout, List<Addition> additions) {
        if (layout.isEmpty()) {
            return atTheEnd(additions);
        }
        return layout.get() instanceof Block block ? into(block, additions) : into((Empty) layout.get(), additions);
    }

    private String atTheEnd(List<Addition> additions) {
        String lineBreak = lines.lineBreakBefore(lines.count());
        String list = "accounts:" + lineBreak + EntryStyle.usual(2, lineBreak).text(additions, false);
        return insert(text, text.length(), lineBreak, text.isBlank() ? list : lineBreak + list);
    }

    /** Into a list of entries. A block of text ends at the start of the line behind it. */
    private String into(Block block, List<Addition> additions) {
        Position end = block.last().end();
        boolean afterText = end.column() == 0;
        int line = afterText ? end.line() : end.line() + 1;
        while (belongsToLast(line, block.dash())) {
            line++;
        }
        String lineBreak = lines.lineBreakBefore(line);
        EntryStyle style = EntryStyle.of(block, lines, lineBreak);
        return insert(text, lines.start(line), lineBreak, style.text(additions, afterText));
    }

    /** A comment as deep as the entry's keys is more likely about it than about what comes next. */
    private boolean belongsToLast(int line, int dash) {
        if (line >= lines.count()) {
            return false;
        }
        String content = lines.content(line);
        String stripped = content.stripLeading();
        return stripped.startsWith("#") && content.length() - stripped.length() > dash;
    }

    /** Into an empty list, whose brackets or null go. */
    private String into(Empty empty, List<Addition> additions) {
        int from = lines.index(empty.start().line(), empty.start().column());
        int to = lines.index(empty.end().line(), empty.end().column());
        while (from < to && text.charAt(from - 1) == ' ') {
            from--;
        }
        String without = text.substring(0, from) + text.substring(to);
        int line = empty.start().line() + 1;
        String lineBreak = lines.lineBreakBefore(line);
        EntryStyle style = EntryStyle.usual(empty.indentation() + 2, lineBreak);
        int at = new TextLines(without).start(line);
        return insert(without, at, lineBreak, style.text(additions, false));
    }

    /** The same text with an empty list where nothing stands for the list. */
    String emptied(Empty empty) {
        int from = lines.index(empty.start().line(), empty.start().column());
        int to = lines.index(empty.end().line(), empty.end().column());
        return text.substring(0, from) + (from == to ? " []" : "[]") + text.substring(to);
    }

    private static String insert(String whole, int at, String lineBreak, String entries) {
        boolean unfinished = at > 0 && "\r\n".indexOf(whole.charAt(at - 1)) < 0;
        return whole.substring(0, at) + (unfinished ? lineBreak : "") + entries + whole.substring(at);
    }
}
