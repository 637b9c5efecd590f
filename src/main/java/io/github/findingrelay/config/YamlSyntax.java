package io.github.findingrelay.config;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What SnakeYAML cannot read, in words for people who do not know its grammar. */
final class YamlSyntax {

    private YamlSyntax() {}

    /**
     * Reports why reading stopped.
     *
     * @param last where reading had come to, for the mistakes that have no position
     */
    static void report(RuntimeException e, Mark last, Problems problems) {
        boolean marked = e instanceof MarkedYAMLException;
        Mark mark = marked ? ((MarkedYAMLException) e).getProblemMark() : null;
        String problem = marked ? ((MarkedYAMLException) e).getProblem() : e.getMessage();
        Mark at = mark == null ? last : mark;
        boolean tab = problem != null && problem.contains("TAB");
        problems.error(
                at.getLine() + 1,
                at.getColumn() + 1,
                tab ? CleanText.TAB_MESSAGE : "this is not YAML: " + explained(problem),
                tab ? CleanText.TAB_RULE : "yaml.syntax");
    }

    /** The two mistakes that people make most, in other words than the parser's. */
    private static String explained(@Nullable String problem) {
        if (problem == null) {
            return "it cannot be read";
        }
        if (problem.contains("<block end>")) {
            return "the line is indented neither like the one above nor like the key it belongs to";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a colon is not allowed here; quote a value that has one, or check the indentation";
        }
        return problem;
    }
}
