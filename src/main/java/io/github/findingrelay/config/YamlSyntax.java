package io.github.findingrelay.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What SnakeYAML cannot read, in words for people who do not know its grammar. */
final class YamlSyntax {

    private static final int LINES_LATER = 3;

    private static final Pattern CANNOT_START = Pattern.compile("found character ('.') that cannot start any token");

    /** What stands before it, and the comment. */
    private static final Pattern COMMENT_IN_BRACES =
            Pattern.compile("([^#\"']*[{\\[](?:[^\"'#}\\]]|\"[^\"]*\"|'[^']*'|(?<=\\S)#)*[ \\t])(#\\S.*?)\\s*");

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
        if (isUnclosed(e, problems)) {
            return;
        }
        if (isHidden(at.getLine() + 1, problems)) {
            return;
        }
        boolean tab = problem != null && problem.contains("TAB");
        problems.error(
                at.getLine() + 1,
                at.getColumn() + 1,
                tab ? CleanText.TAB_MESSAGE : "this is not YAML: " + explained(problem, isFirst(at, problems)),
                tab ? CleanText.TAB_RULE : "yaml.syntax");
    }

    /** The end of the file says nothing about where a quote is missing. */
    private static boolean isUnclosed(RuntimeException e, Problems problems) {
        if (e instanceof MarkedYAMLException marked
                && marked.getContextMark() != null
                && String.valueOf(marked.getContext()).contains("quoted scalar")
                && String.valueOf(marked.getProblem()).contains("unexpected end")) {
            Mark start = marked.getContextMark();
            problems.error(
                    start.getLine() + 1,
                    start.getColumn() + 1,
                    "this is not YAML: the quote that begins here has no end",
                    "yaml.syntax");
            return true;
        }
        return false;
    }

    /** Whether nothing but spaces and dashes stands before a place in its line. */
    private static boolean isFirst(Mark at, Problems problems) {
        return problems.line(at.getLine() + 1)
                .codePoints()
                .limit(at.getColumn())
                .allMatch(c -> c == ' ' || c == '-');
    }

    /** The parser only notices some lines later, at the latest with the next entry. */
    private static boolean isHidden(int line, Problems problems) {
        for (int i = line; i >= Math.max(1, line - LINES_LATER); i--) {
            Matcher comment = COMMENT_IN_BRACES.matcher(problems.line(i));
            if (comment.matches()) {
                String before = comment.group(1);
                problems.error(
                        i,
                        before.codePointCount(0, before.length()) + 1,
                        "YAML takes '%1$s' for a comment, so that the braces or brackets before it do not end; put what is meant in quotes"
                                .formatted(Violation.abbreviated(comment.group(2))),
                        "yaml.syntax");
                return true;
            }
        }
        return false;
    }

    /** The two mistakes that people make most, in other words than the parser's. */
    private static String explained(@Nullable String problem, boolean first) {
        if (problem == null) {
            return "it cannot be read";
        }
        Matcher character = CANNOT_START.matcher(problem);
        if (character.find()) {
            return "a value that begins with %s needs quotes".formatted(character.group(1));
        }
        if (problem.contains("<block end>") && !first) {
            return "this does not belong to the value before it; put the whole value in quotes";
        }
        if (problem.contains("<block end>")) {
            return "the line is indented neither like the one above nor like the key it belongs to";
        }
        if (problem.contains("but got ?")) {
            return "a value with a question mark needs quotes within braces or brackets";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a colon is not allowed here; quote a value that has one, or check the indentation";
        }
        return problem;
    }
}
