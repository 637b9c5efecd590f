package io.github.findingrelay.cli;

/** How a single result is printed. */
enum TextOrJson {
  TEXT,
  JSON
}
