package io.github.findingrelay.config;

import java.util.regex.Pattern;

/**
 * A single value. What a plain value means is decided as in YAML 1.2's core schema, so that {@code
 * no} is a text.
 *
 * @param text as written, without quotes and escapes
 */
record YamlScalar(String text, Type type, Place place) implements YamlNode {

    enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");

    /**
     * Larger exponents are taken for text: a number of a billion digits would only exhaust memory.
     */
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?");

    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");

    /** A value without quotes. */
    static YamlScalar plain(String text, Place place) {
        return new YamlScalar(text, typeOf(text), place);
    }

    /** A value in quotes or in a block. */
    static YamlScalar quoted(String text, Place place) {
        return new YamlScalar(text, Type.TEXT, place);
    }

    private static Type typeOf(String text) {
        if (text.isEmpty()) {
            return Type.NULL;
        }
        char first = text.charAt(0);
        // Most values are words, which none of the patterns can match.
        if (first > '9' && "nNtTfF~".indexOf(first) < 0) {
            return Type.TEXT;
        }
        if (INTEGER.matcher(text).matches()) {
            return Type.INTEGER;
        }
        if (DECIMAL.matcher(text).matches()) {
            return Type.DECIMAL;
        }
        if (BOOLEAN.matcher(text).matches()) {
            return Type.BOOLEAN;
        }
        return NULL.matcher(text).matches() ? Type.NULL : Type.TEXT;
    }

    /**
     * Twelve digits without quotes are taken for an account id: {@link YamlReader} reports the
     * missing quotes.
     */
    boolean isUnquotedAccountId() {
        return type == Type.INTEGER && text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    boolean isText() {
        return type == Type.TEXT || isUnquotedAccountId();
    }

    @Override
    public boolean isNull() {
        return type == Type.NULL;
    }

    /** Whether a value of type {@link Type#BOOLEAN} is true. */
    boolean isTrue() {
        return text.equalsIgnoreCase("true");
    }
}
