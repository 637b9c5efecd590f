package io.github.findingrelay.cli;

/**
 * A line on a terminal that says how far long work has come, and is gone when it is done. Work of
 * less than a second shows none; elsewhere than on a terminal nothing is printed.
 */
final class ProgressLine implements AutoCloseable {

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final int WIDTH = 30;

  private final Console console;
  private final String what;
  private final long start = System.nanoTime();
  private int shown = -1;

  ProgressLine(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  /** Called from several threads, in any order. */
  synchronized void show(int done, int of) {
    int percent = (int) (done * 100L / of);
    if (console.isTerminal() && percent > shown && System.nanoTime() - start > PATIENCE_NANOS) {
      shown = percent;
      int filled = percent * WIDTH / 100;
      console.problem(
          "\r%s [%s%s] %d %%"
              .formatted(what, "#".repeat(filled), " ".repeat(WIDTH - filled), percent));
    }
  }

  @Override
  public synchronized void close() {
    if (shown >= 0) {
      console.problem("\r" + " ".repeat(what.length() + WIDTH + 9) + "\r");
    }
  }
}
