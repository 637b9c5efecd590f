package io.github.findingrelay.console;

/** How a command ends. Scripts and workflows rely on the numbers. */
public final class ExitCode {

  public static final int DONE = 0;

  /** A mistake of ours; a stack trace is printed. */
  public static final int BUG = 1;

  /** Wrong use of the command line. */
  public static final int USAGE = 2;

  /** accounts.yaml or a template is invalid. */
  public static final int INVALID_INPUT = 3;

  /** Not up to date, or not proved. */
  public static final int DIFFERS = 4;

  /** AWS refused or failed something, or the disk did. */
  public static final int FAILED = 5;

  /** A guard stopped it. */
  public static final int GUARDED = 6;

  private ExitCode() {}
}
