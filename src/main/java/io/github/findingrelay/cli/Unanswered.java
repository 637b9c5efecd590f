package io.github.findingrelay.cli;

import io.github.findingrelay.operate.Unasked;
import java.util.List;

/** Says what AWS has not answered, so that nobody takes a result for complete. */
final class Unanswered {

  private Unanswered() {}

  /** Whether there is anything. */
  static boolean report(Console console, List<Unasked> unasked) {
    unasked.forEach(
        one ->
            console.problem(
                "error: %s could not be asked for: %s%n".formatted(one.what(), one.reason())));
    return !unasked.isEmpty();
  }
}
