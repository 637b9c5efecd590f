package io.github.findingrelay.config;

import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.AccountsLayout.AccountEntry;
import io.github.findingrelay.config.AccountsLayout.Block;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How entries are written.
 *
 * @param dash with what stands before it and between it and the entry
 * @param inBraces whether as {@code {id: …}} in one line
 * @param padding what stands within the braces
 * @param spaced whether a blank line stands before each
 */
record EntryStyle(String dash, boolean inBraces, String padding, boolean spaced, String lineBreak) {

    /** That of a list without entries. */
    static EntryStyle usual(int indentation, String lineBreak) {
        return new EntryStyle(" ".repeat(indentation) + "- ", false, "", false, lineBreak);
    }

    /** That of the last entry. */
    static EntryStyle of(Block block, TextLines lines, String lineBreak) {
        AccountEntry last = block.last();
        String first = lines.content(last.start().line());
        int index = lines.index(last.start().line(), last.start().column());
        String rest = first.substring(index - lines.start(last.start().line()));
        // What is written for a reader may as well stand in the line below its dash.
        boolean besideDash = last.start().column() > block.dash()
                && first.charAt(block.dash()) == '-'
                && first.substring(block.dash() + 1, first.length() - rest.length())
                        .isBlank();
        int gap = besideDash ? last.start().column() - block.dash() - 1 : 1;
        return new EntryStyle(
                " ".repeat(block.dash()) + "-" + " ".repeat(gap),
                last.inBraces(),
                rest.startsWith("{ ") ? " " : "",
                isSpaced(block.entries(), lines),
                lineBreak);
    }

    private static boolean isSpaced(List<AccountEntry> entries, TextLines lines) {
        return entries.size() > 1
                && IntStream.range(1, entries.size())
                        .allMatch(i -> blankBetween(entries.get(i - 1), entries.get(i), lines));
    }

    private static boolean blankBetween(AccountEntry one, AccountEntry next, TextLines lines) {
        return IntStream.range(one.end().line() + 1, next.start().line()).anyMatch(lines::isBlank);
    }

    /**
     * The lines of the entries, each with its break.
     *
     * @param afterText whether a block of text stands before them, which might take a blank line for
     *     its own
     */
    String text(List<Addition> additions, boolean afterText) {
        String between = spaced ? lineBreak : "";
        return additions.stream().map(this::text).collect(Collectors.joining(between, afterText ? "" : between, ""));
    }

    private String text(Addition addition) {
        String id = "id: " + PlainText.quoted(addition.id());
        String name = "name: " + PlainText.written(addition.name());
        String owner = "owner: " + PlainText.written(addition.owner());
        String remark = addition.remark().isEmpty() ? "" : "  " + PlainText.comment(addition.remark());
        if (inBraces) {
            String entry = "{%s%s, %s, %s%s}".formatted(padding, id, name, owner, padding);
            return dash + entry + remark + lineBreak;
        }
        String keys = lineBreak + " ".repeat(dash.length());
        return dash + id + keys + name + keys + owner + remark + lineBreak;
    }
}
