package io.github.findingrelay.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a text so that every reader of YAML takes it for just that text. */
public final class PlainText {

    /** Begins with a letter, and has nothing that YAML could take for more than a letter. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{N} _./()&+'-]*(?<! )");

    /** What readers of YAML 1.1 take for a truth value or for nothing. */
    private static final Set<String> TAKEN = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private PlainText() {}

    /** As it is if that is safe, and otherwise {@link #quoted}. */
    public static String written(String text) {
        boolean plain = WORDS.matcher(text).matches() && !TAKEN.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** In double quotes, with escapes as in JSON. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isPrinted(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(escaped(c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrinted(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c > 0xFFFF ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c);
        };
    }

    /** For a comment: on one line, whatever is in it. */
    public static String comment(String text) {
        StringBuilder comment = new StringBuilder("# ");
        text.codePoints().forEach(c -> comment.appendCodePoint(isPrinted(c) ? c : '?'));
        return comment.toString();
    }
}
