package io.github.findingrelay.console;

/** How results for people and scripts are printed. */
public enum PageFormat {
  TEXT,
  JSON,
  MARKDOWN
}
