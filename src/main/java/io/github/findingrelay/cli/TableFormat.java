package io.github.findingrelay.cli;

/** How lists are printed. */
enum TableFormat {
  TEXT,
  JSON,
  CSV,
  MARKDOWN
}
