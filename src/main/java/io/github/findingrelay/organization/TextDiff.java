package io.github.findingrelay.organization;

import java.util.List;

/**
 * A change in one place of a text, in unified form. It takes as long as reading both texts, however
 * many lines were added.
 */
final class TextDiff {

    private static final int CONTEXT = 3;

    private TextDiff() {}

    /** Ends in a line break; line breaks are not compared. */
    static String of(String file, String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int shorter = Math.min(old.size(), now.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        return hunk(file, old, now, head, tail);
    }

    private static String hunk(String file, List<String> old, List<String> now, int head, int tail) {
        int from = Math.max(0, head - CONTEXT);
        int context = Math.min(tail, CONTEXT);
        StringBuilder diff = new StringBuilder("--- %s%n+++ %s%n".formatted(file, file));
        diff.append("@@ -%d,%d +%d,%d @@%n"
                .formatted(from + 1, old.size() - tail + context - from, from + 1, now.size() - tail + context - from));
        append(diff, ' ', old.subList(from, head));
        append(diff, '-', old.subList(head, old.size() - tail));
        append(diff, '+', now.subList(head, now.size() - tail));
        append(diff, ' ', old.subList(old.size() - tail, old.size() - tail + context));
        return diff.toString();
    }

    private static void append(StringBuilder diff, char sign, List<String> lines) {
        lines.forEach(line -> diff.append(sign).append(line).append('\n'));
    }
}
