package io.github.findingrelay.diagnostic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** An object with the totals and one entry a diagnostic. */
final class JsonReport {

    private record Report(
            long errors,
            long warnings,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long notices,
            List<Diagnostic> diagnostics) {}

    /** A diagnostic as it stands in JSON. */
    record DiagnosticEntry(
            String file,
            int line,
            int column,
            String severity,
            String rule,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {

        static DiagnosticEntry of(Diagnostic diagnostic) {
            SourceLocation at = diagnostic.location();
            return new DiagnosticEntry(
                    at.file(),
                    at.line(),
                    at.column(),
                    diagnostic.severity().label(),
                    diagnostic.rule(),
                    diagnostic.message(),
                    diagnostic.notes());
        }
    }

    private JsonReport() {}

    static String of(List<Diagnostic> diagnostics) {
        Totals totals = Totals.of(diagnostics);
        return Json.write(new Report(totals.errors(), totals.warnings(), totals.notices(), diagnostics));
    }
}
