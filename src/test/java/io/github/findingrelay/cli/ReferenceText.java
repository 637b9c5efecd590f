package io.github.findingrelay.cli;

import io.github.findingrelay.diagnostic.Markdown;

/** Words of the code in the tables of docs/reference.md. */
final class ReferenceText {

    private ReferenceText() {}

    /** As written: in a table a bar would end the cell. */
    static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    /** In one line. */
    static String prose(String text) {
        return Markdown.escaped(text.replaceAll("\\s+", " ").strip())
                .replace("\\_", "_")
                .replace("\\#", "#")
                .replace("\\~", "~")
                .replace("\\{", "{")
                .replace("\\}", "}");
    }
}
