package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.ReportFormat;

/** How a command reports. */
public record Reporting(ReportFormat format, Color color) {

  /** When reports have colors. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }
}
