package io.github.findingrelay.model;

import java.util.regex.Pattern;

/**
 * A name is on one line wherever it is printed: behind a line break it could look like a line of ours,
 * or be a command of GitHub.
 */
final class LineBreaks {

    private static final Pattern AT_THE_END = Pattern.compile("[\\r\\n\\t]+$");
    private static final Pattern ANYWHERE = Pattern.compile("[\\r\\n\\t]+");

    private LineBreaks() {}

    /** Those of YAML's blocks are at the end; others, and tabs, become spaces. */
    static String without(String text) {
        return ANYWHERE.matcher(AT_THE_END.matcher(text).replaceAll("")).replaceAll(" ");
    }
}
