package io.github.findingrelay.diagnostic;

import java.util.List;

/**
 * The forms in which diagnostics can be reported. Each report ends in a line break unless it is
 * empty.
 */
public enum ReportFormat {
  /** For people: place, message, source line and caret. */
  TEXT {
    @Override
    public String report(List<Diagnostic> diagnostics, boolean color) {
      return TextReport.of(diagnostics, color);
    }
  },
  /** For scripts. */
  JSON {
    @Override
    public String report(List<Diagnostic> diagnostics, boolean color) {
      return JsonReport.of(diagnostics);
    }
  },
  /** Workflow commands that GitHub shows as annotations in the pull request. */
  GITHUB {
    @Override
    public String report(List<Diagnostic> diagnostics, boolean color) {
      return GitHubReport.of(diagnostics);
    }
  },
  /** A list for a page on GitHub. */
  MARKDOWN {
    @Override
    public String report(List<Diagnostic> diagnostics, boolean color) {
      return MarkdownReport.of(diagnostics);
    }
  },
  /** SARIF 2.1.0, for code scanning. */
  SARIF {
    @Override
    public String report(List<Diagnostic> diagnostics, boolean color) {
      return SarifReport.of(diagnostics);
    }
  };

  /** Diagnostics as they stand within a larger JSON document. */
  public static List<?> entries(List<Diagnostic> diagnostics) {
    return JsonReport.entries(diagnostics);
  }

  /**
   * Writes a report.
   *
   * @param color whether the text form may use ANSI colors; the others never do
   */
  public abstract String report(List<Diagnostic> diagnostics, boolean color);
}
