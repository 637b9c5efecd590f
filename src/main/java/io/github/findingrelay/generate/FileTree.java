package io.github.findingrelay.generate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What belongs in generated/: every file with its bytes.
 *
 * @param files path below generated/, with forward slashes, to UTF-8 text
 */
public record FileTree(SortedMap<String, byte[]> files) {
    public FileTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The folders that have files, as paths below generated/. */
    SortedSet<String> folders() {
        SortedSet<String> folders = new TreeSet<>();
        for (String file : files.keySet()) {
            int slash = file.lastIndexOf('/');
            if (slash > 0) {
                folders.add(file.substring(0, slash));
            }
        }
        return folders;
    }
}
