package io.github.findingrelay.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** One line of a list a diagnostic. */
final class MarkdownReport {

    private MarkdownReport() {}

    static String of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(MarkdownReport::line).collect(Collectors.joining());
    }

    private static String line(Diagnostic diagnostic) {
        SourceLocation at = diagnostic.location();
        String place = at.line() == 0 ? at.file() : "%s:%d".formatted(at.file(), at.line());
        return "- **%s** %s: %s\n"
                .formatted(
                        diagnostic.severity().label(),
                        Markdown.escaped(place),
                        Markdown.escaped(OneLine.printable(diagnostic.message())));
    }
}
