package io.github.findingrelay.cli;

/** How a command ends. Scripts and workflows rely on the numbers. */
final class ExitCode {

  static final int DONE = 0;

  /** A mistake of ours; a stack trace is printed. */
  static final int BUG = 1;

  /** Wrong use of the command line. */
  static final int USAGE = 2;

  /** accounts.yaml or a template is invalid. */
  static final int INVALID_INPUT = 3;

  /** Not up to date, or not proved. */
  static final int DIFFERS = 4;

  /** AWS refused or failed something, or the disk did. */
  static final int FAILED = 5;

  /** A guard stopped it. */
  static final int GUARDED = 6;

  private ExitCode() {}
}
