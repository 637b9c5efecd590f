package io.github.findingrelay.diagnostic;

import java.util.List;

/** An object with the totals and one entry a diagnostic. */
final class JsonReport {

  private record Report(long errors, long warnings, List<Entry> diagnostics) {}

  private record Entry(
      String file, int line, int column, String severity, String rule, String message) {

    static Entry of(Diagnostic diagnostic) {
      SourceLocation at = diagnostic.location();
      return new Entry(
          at.file(),
          at.line(),
          at.column(),
          diagnostic.severity().label(),
          diagnostic.rule(),
          diagnostic.message());
    }
  }

  private JsonReport() {}

  static String of(List<Diagnostic> diagnostics) {
    Totals totals = Totals.of(diagnostics);
    List<Entry> entries = diagnostics.stream().map(Entry::of).toList();
    return Json.write(new Report(totals.errors(), totals.warnings(), entries));
  }
}
