package io.github.findingrelay.cli;

import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Time;
import java.security.SecureRandom;
import java.time.Duration;

/** The machine's clock. */
final class SystemTime implements Time {

  /** How fast a command may call. */
  static RequestBudget budget() {
    return new RequestBudget(new SystemTime(), new SecureRandom());
  }

  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
