package io.github.findingrelay.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Changes of a text, in unified form: lines that were put in or taken out in one place, or lines that
 * became others in many. It takes as long as reading both texts, however many lines were added.
 */
final class TextDiff {

    private static final int CONTEXT = 3;

    private final List<String> old;
    private final List<String> now;

    private TextDiff(List<String> old, List<String> now) {
        this.old = old;
        this.now = now;
    }

    /** Lines from one to before another that became lines from one to before another. */
    private record Change(int from, int to, int nowFrom, int nowTo) {}

    /** Ends in a line break; line breaks are not compared. */
    static String of(String file, String before, String after) {
        TextDiff diff = new TextDiff(before.lines().toList(), after.lines().toList());
        String old = before.isEmpty() ? "/dev/null" : file;
        StringBuilder text = new StringBuilder("--- %s%n+++ %s%n".formatted(old, file));
        List<Change> hunk = new ArrayList<>();
        for (Change change : diff.changes()) {
            if (!hunk.isEmpty() && change.from - hunk.get(hunk.size() - 1).to > 2 * CONTEXT) {
                diff.append(text, hunk);
                hunk.clear();
            }
            hunk.add(change);
        }
        if (!hunk.isEmpty()) {
            diff.append(text, hunk);
        }
        return text.toString();
    }

    private List<Change> changes() {
        int shorter = Math.min(old.size(), now.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        if (old.size() != now.size()) {
            return List.of(new Change(head, old.size() - tail, head, now.size() - tail));
        }
        return IntStream.range(head, old.size() - tail)
                .filter(line -> !old.get(line).equals(now.get(line)))
                .mapToObj(line -> new Change(line, line + 1, line, line + 1))
                .toList();
    }

    private void append(StringBuilder text, List<Change> hunk) {
        Change first = hunk.get(0);
        Change last = hunk.get(hunk.size() - 1);
        int before = Math.min(first.from, CONTEXT);
        int behind = Math.min(old.size() - last.to, CONTEXT);
        text.append("@@ -%d,%d +%d,%d @@%n"
                .formatted(
                        old.isEmpty() ? 0 : first.from - before + 1,
                        last.to + behind - first.from + before,
                        first.nowFrom - before + 1,
                        last.nowTo + behind - first.nowFrom + before));
        int line = first.from - before;
        for (Change change : hunk) {
            append(text, ' ', old.subList(line, change.from));
            append(text, '-', old.subList(change.from, change.to));
            append(text, '+', now.subList(change.nowFrom, change.nowTo));
            line = change.to;
        }
        append(text, ' ', old.subList(line, last.to + behind));
    }

    private static void append(StringBuilder diff, char sign, List<String> lines) {
        lines.forEach(line -> diff.append(sign).append(line).append('\n'));
    }
}
