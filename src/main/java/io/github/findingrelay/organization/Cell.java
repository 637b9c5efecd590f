package io.github.findingrelay.organization;

/**
 * A value of a file and where it stands.
 *
 * @param heading of its column, or its key, as written
 * @param line 1-based
 * @param column 1-based, in code points
 */
record Cell(String heading, String text, int line, int column) {

    Cell {
        text = text.strip();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
