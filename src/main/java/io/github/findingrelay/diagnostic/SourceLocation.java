package io.github.findingrelay.diagnostic;

import java.util.Comparator;

/**
 * A place in a file of the workspace.
 *
 * @param file relative to the workspace, with forward slashes
 * @param line 1-based, or 0 for the file as a whole
 * @param column 1-based, counted in Unicode characters (code points), or 0 for the file as a whole
 */
public record SourceLocation(String file, int line, int column) implements Comparable<SourceLocation> {

    private static final Comparator<SourceLocation> ORDER = Comparator.comparing(SourceLocation::file)
            .thenComparingInt(SourceLocation::line)
            .thenComparingInt(SourceLocation::column);

    /** The file as a whole. */
    public static SourceLocation wholeFile(String file) {
        return new SourceLocation(file, 0, 0);
    }

    @Override
    public int compareTo(SourceLocation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
