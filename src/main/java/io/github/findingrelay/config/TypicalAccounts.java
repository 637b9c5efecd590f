package io.github.findingrelay.config;

import java.util.List;
import java.util.stream.IntStream;

/** Ids of accounts that nobody has. */
final class TypicalAccounts {

    static final List<String> SOME = List.of(
            "530618247593",
            "198407362514",
            "871946035287",
            "642095318760",
            "305827914683",
            "719364820159",
            "986051473628",
            "427183965041");

    private static final int LENGTH = 12;
    private static final int PART = 4;

    /** Any four digits in a row are in at least one of them. */
    static final List<String> ALL = all();

    private TypicalAccounts() {}

    private static List<String> all() {
        String digits = everyPart();
        int step = LENGTH - PART + 1;
        return IntStream.iterate(0, start -> start + LENGTH <= digits.length(), start -> start + step)
                .mapToObj(start -> digits.substring(start, start + LENGTH))
                .toList();
    }

    /** De Bruijn's sequence by the greedy way: the largest digit that makes a part which is not there yet. */
    private static String everyPart() {
        boolean[] seen = new boolean[10_000];
        StringBuilder digits = new StringBuilder("000");
        while (true) {
            int last = Integer.parseInt(digits.substring(digits.length() - PART + 1));
            int next = 9;
            while (next >= 0 && seen[last * 10 + next]) {
                next--;
            }
            if (next < 0) {
                return digits.append("0".repeat(LENGTH)).toString();
            }
            seen[last * 10 + next] = true;
            digits.append(next);
        }
    }
}
