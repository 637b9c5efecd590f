package io.github.findingrelay.delivery;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a delivery, each once with the cases in which it shows. */
final class Mistakes {

    private final Map<String, Set<String>> cases = new LinkedHashMap<>();

    /**
     * Notes a mistake.
     *
     * @param when what it shows with, such as {@code a public bucket}
     */
    void add(String when, String mistake) {
        cases.computeIfAbsent(mistake, same -> new LinkedHashSet<>()).add(when);
    }

    /** In the order in which they were found. */
    List<String> all() {
        return cases.entrySet().stream()
                .map(entry -> "with %s %s".formatted(named(entry.getValue()), entry.getKey()))
                .toList();
    }

    private static String named(Set<String> when) {
        String first = when.iterator().next();
        return when.size() == 1 ? first : "%s and in %d more cases".formatted(first, when.size() - 1);
    }
}
