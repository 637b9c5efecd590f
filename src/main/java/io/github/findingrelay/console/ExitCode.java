package io.github.findingrelay.console;

/** How a command ends. Scripts and workflows rely on the numbers, which are the order. */
public enum ExitCode {
  DONE,
  /** A mistake of ours; a stack trace is printed. */
  BUG,
  /** Wrong use of the command line. */
  USAGE,
  /** accounts.yaml or a template is invalid. */
  INVALID_INPUT,
  /** Not up to date, or not proved. */
  DIFFERS,
  /** AWS refused or failed something, or the disk did. */
  FAILED,
  /** A guard stopped it. */
  GUARDED;

  /** The number that the process ends with. */
  public int code() {
    return ordinal();
  }

  /** The one with a number. */
  public static ExitCode of(int code) {
    return values()[code];
  }
}
