package io.github.findingrelay.generate;

import java.util.stream.Collectors;

/** A text as it stands in a JSONata expression. */
final class JsonataText {

    private JsonataText() {}

    /**
     * In single quotes. JSONata has the escapes of JSON, and none for a single quote. Per cent signs
     * are escaped since they begin and end an expression of a state machine, and dollar signs since
     * linters take what follows for a parameter.
     */
    static String quoted(String text) {
        return "'" + text.chars().mapToObj(JsonataText::escaped).collect(Collectors.joining()) + "'";
    }

    private static String escaped(int c) {
        boolean special = "'\\%$\u2028\u2029".indexOf(c) >= 0;
        boolean control = c < ' ' || (c >= 0x7f && c < 0xa0);
        return !special && !control ? Character.toString(c) : "\\u%04x".formatted(c);
    }
}
