package io.github.findingrelay.console;

/** How a single result is printed. */
public enum TextOrJson {
  TEXT,
  JSON
}
