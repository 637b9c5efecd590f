package io.github.findingrelay.diagnostic;

import java.util.List;

/** {@code FILE:LINE:COLUMN: error: MESSAGE [rule-id]}, the source line and a caret. */
final class TextReport {

    private static final String RED = "\u001B[31m";
    private static final String YELLOW = "\u001B[33m";
    private static final String BOLD = "\u001B[1m";
    private static final String RESET = "\u001B[0m";

    private TextReport() {}

    static String of(List<Diagnostic> diagnostics, boolean color) {
        StringBuilder report = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            append(report, diagnostic, color);
        }
        if (!diagnostics.isEmpty()) {
            report.append(Totals.of(diagnostics)).append('\n');
        }
        return report.toString();
    }

    private static void append(StringBuilder report, Diagnostic diagnostic, boolean color) {
        String tint = diagnostic.isError() ? RED : YELLOW;
        report.append(paint(BOLD, OneLine.printable(diagnostic.location() + ":"), color))
                .append(' ');
        report.append(paint(tint, diagnostic.severity().label() + ":", color)).append(' ');
        report.append(OneLine.printable(diagnostic.message()));
        report.append(" [").append(diagnostic.rule()).append("]\n");
        Excerpt excerpt = diagnostic.excerpt();
        if (!excerpt.text().isEmpty()) {
            report.append(excerpt.text()).append('\n');
            report.append(indent(excerpt)).append(paint(tint, "^", color)).append('\n');
        }
        diagnostic
                .notes()
                .forEach(note ->
                        report.append("  ").append(OneLine.printable(note)).append('\n'));
    }

    private static String paint(String code, String text, boolean color) {
        return color ? code + text + RESET : text;
    }

    /** As wide on a terminal as the text before the caret, whose tabs stay tabs. */
    private static String indent(Excerpt excerpt) {
        StringBuilder indent = new StringBuilder();
        excerpt.text()
                .codePoints()
                .limit(excerpt.caret())
                .forEach(c -> indent.append(c == '\t' ? "\t" : " ".repeat(TerminalWidth.of(c))));
        return indent.toString();
    }
}
