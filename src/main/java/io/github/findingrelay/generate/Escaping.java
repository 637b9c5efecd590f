package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Markdown;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a value of accounts.yaml is written so that it stays a value. */
final class Escaping {

    private static final Pattern SPACES = Pattern.compile("[\\s\u0085\u2028\u2029]+");

    private Escaping() {}

    /** For the inside of a double-quoted string of YAML or JSON. */
    static String quoted(String value) {
        return value.chars().allMatch(Escaping::isPlain)
                ? value
                : value.chars().mapToObj(Escaping::quoted).collect(Collectors.joining());
    }

    private static boolean isPlain(int c) {
        boolean control = c < ' ' || (c >= 0x7f && c <= 0x9f) || c == '\u2028' || c == '\u2029';
        return !control && c != '"' && c != '\\';
    }

    private static String quoted(int c) {
        if (isPlain(c)) {
            return Character.toString(c);
        }
        return c == '"' || c == '\\' ? "\\" + (char) c : "\\u%04x".formatted(c);
    }

    /**
     * For a message. EventBridge takes {@code <} and {@code >} for placeholders and has no escape for
     * them, and ends a line of text at a quote; so look-alikes stand in.
     */
    static String message(String value) {
        return text(value).replace('<', '‹').replace('>', '›');
    }

    /** For Markdown, a cell of a table among it: shown as it is, and on one line. */
    static String markdown(String value) {
        return Markdown.escaped(oneLine(value));
    }

    /** For the text around the values, where placeholders are meant. */
    static String text(String value) {
        return value.replace('"', '”').replace('\\', '＼');
    }

    /**
     * One line: line breaks, tabs and runs of spaces become one space. A dollar before a brace
     * becomes a look-alike: readers and linters would take it for a parameter that CloudFormation
     * fills in.
     */
    static String oneLine(String value) {
        return SPACES.matcher(value.strip()).replaceAll(" ").replace("${", "＄{");
    }

    /**
     * At most so many characters (code points), the last an ellipsis if some had to go.
     *
     * @param limit at least 1
     */
    static String abbreviated(String value, int limit) {
        if (value.codePointCount(0, value.length()) <= limit) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, limit - 1)) + "…";
    }
}
