package io.github.findingrelay.cli;

import io.github.findingrelay.diagnostic.ReportFormat;

/** How a command reports. */
record Reporting(ReportFormat format, Color color) {

  /** When reports have colors. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }
}
