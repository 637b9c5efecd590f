package io.github.findingrelay.cli;

/** How results for people and scripts are printed. */
enum PageFormat {
  TEXT,
  JSON,
  MARKDOWN
}
