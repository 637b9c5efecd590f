package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Markdown;
import io.github.findingrelay.diagnostic.OneLine;
import java.util.stream.Collectors;

/** How a value of accounts.yaml is written so that it stays a value. */
final class Escaping {

    private Escaping() {}

    /** For the inside of a double-quoted string of YAML or JSON. */
    static String quoted(String value) {
        return isPlain(value) ? value : value.chars().mapToObj(Escaping::quoted).collect(Collectors.joining());
    }

    /** Nearly every value is, and there are dozens in each template. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return true;
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

    /** For Markdown, a cell of a table among it: shown as it is, and on one line. */
    static String markdown(String value) {
        return Markdown.escaped(OneLine.of(value));
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

    /**
     * As it stands where a template only describes: abbreviated, and without what linters take for a
     * parameter there.
     */
    static String described(String value, int limit) {
        return abbreviated(value, limit).replace("${", "$ {");
    }
}
