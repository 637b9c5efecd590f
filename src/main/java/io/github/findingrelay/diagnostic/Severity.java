package io.github.findingrelay.diagnostic;

/** How bad a {@link Diagnostic} is: an error makes the input invalid, a warning does not. */
public enum Severity {
  ERROR("error"),
  WARNING("warning");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** The word that reports print. */
  public String label() {
    return label;
  }
}
