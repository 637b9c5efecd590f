package io.github.findingrelay.diagnostic;

import java.util.List;

/** {@code FILE:LINE:COLUMN: error: MESSAGE [rule-id]}, the source line and a caret. */
final class TextReport {

    private TextReport() {}

    static String of(List<Diagnostic> diagnostics, Display display) {
        StringBuilder report = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            append(report, diagnostic, display);
        }
        if (!diagnostics.isEmpty()) {
            report.append(Totals.of(diagnostics)).append('\n');
        }
        return report.toString();
    }

    private static void append(StringBuilder report, Diagnostic diagnostic, Display display) {
        String line = "%s %s %s [%s]"
                .formatted(
                        display.strong(OneLine.printable(diagnostic.location() + ":")),
                        tinted(diagnostic.severity().label() + ":", diagnostic, display),
                        OneLine.printable(diagnostic.message()),
                        diagnostic.rule());
        report.append(display.wrapped(line)).append('\n');
        Excerpt excerpt = diagnostic.excerpt().within(display.columns());
        if (!excerpt.text().isEmpty()) {
            report.append(excerpt.text()).append('\n');
            report.append(indent(excerpt))
                    .append(tinted("^", diagnostic, display))
                    .append('\n');
        }
        diagnostic
                .notes()
                .forEach(note -> report.append(display.wrapped("  " + OneLine.printable(note)))
                        .append('\n'));
    }

    private static String tinted(String text, Diagnostic diagnostic, Display display) {
        return switch (diagnostic.severity()) {
            case ERROR -> display.bad(text);
            case WARNING -> display.warn(text);
            case NOTICE -> display.strong(text);
        };
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
