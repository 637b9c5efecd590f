package io.github.findingrelay.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a mistyped word was probably meant to be. */
public final class Suggestion {

    /** Among more words something is always close, and thousands of mistakes would take long. */
    private static final int MAX_KNOWN = 500;

    private Suggestion() {}

    /** {@code ; did you mean 'x'?} if one of the known words is close enough. */
    public static Optional<String> of(String wrong, Collection<String> known) {
        return closest(wrong, known).map(word -> "; did you mean '" + word + "'?");
    }

    /** The known word that is closest, if it is close enough. */
    public static Optional<String> closest(String wrong, Collection<String> known) {
        if (known.size() > MAX_KNOWN) {
            return Optional.empty();
        }
        int limit = Math.max(1, wrong.length() / 3);
        String best = "";
        int least = limit + 1;
        for (String word : known) {
            if (Math.abs(word.length() - wrong.length()) <= limit) {
                int distance = distance(wrong, word);
                if (distance < least || (distance == least && word.compareTo(best) < 0)) {
                    least = distance;
                    best = word;
                }
            }
        }
        return least > limit ? Optional.empty() : Optional.of(best);
    }

    /** Levenshtein's: how many letters to insert, delete or replace; upper case is as lower case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
