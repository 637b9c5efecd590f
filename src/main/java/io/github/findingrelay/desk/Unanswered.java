package io.github.findingrelay.desk;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.request.Unasked;
import java.util.List;

/** Says what AWS has not answered, so that nobody takes a result for complete. */
public final class Unanswered {

  private Unanswered() {}

  /** Whether there is anything. */
  public static boolean report(Console console, List<Unasked> unasked) {
    unasked.forEach(
        one ->
            console.problem(
                "error: %s could not be asked for: %s%n".formatted(one.what(), one.reason())));
    return !unasked.isEmpty();
  }
}
