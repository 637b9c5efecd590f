package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.generated.WorkingTree;
import java.util.ArrayList;
import java.util.List;
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

    /** One for each file that differs. */
    List<Diagnostic> diagnostics() {
        List<Diagnostic> stale = new ArrayList<>();
        added.forEach(path -> stale.add(stale(path, "is missing")));
        changed.forEach(path -> stale.add(stale(path, "is stale")));
        removed.forEach(path -> stale.add(stale(path, "is left over")));
        return stale;
    }

    private static Diagnostic stale(String path, String how) {
        return Diagnostic.error(
                ManifestFile.FOLDER + "/" + path,
                "this file " + how + "; run './relay render' and commit the result",
                WorkingTree.STALE);
    }
}
