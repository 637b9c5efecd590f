package io.github.findingrelay.console;

/** How lists are printed. */
public enum TableFormat {
  TEXT,
  JSON,
  CSV,
  MARKDOWN
}
