package io.github.findingrelay.generate;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How generated/ differs from what belongs there, as paths below generated/.
 *
 * @param added files that are missing
 * @param changed files whose bytes differ
 * @param removed files that are left over
 * @param unchanged how many files are as they should be
 */
record Changes(SortedSet<String> added, SortedSet<String> changed, SortedSet<String> removed, int unchanged) {
    Changes {
        added = new TreeSet<>(added);
        changed = new TreeSet<>(changed);
        removed = new TreeSet<>(removed);
    }

    boolean isEmpty() {
        return count() == 0;
    }

    /** Whether a file that belongs there is missing or differs. */
    boolean concern(String path) {
        return added.contains(path) || changed.contains(path);
    }

    /** How many files differ. */
    int count() {
        return added.size() + changed.size() + removed.size();
    }
}
