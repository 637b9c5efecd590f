package io.github.findingrelay.deploy;

import java.util.List;
import java.util.Optional;

/**
 * What became of a stack.
 *
 * @param owner key of the owner it belongs to, unless it serves several, or unless it is deleted
 * @param reasons of a failure, or why it was not run
 */
public record Outcome(String name, Result result, Optional<String> owner, List<String> reasons) {
  public Outcome {
    reasons = List.copyOf(reasons);
  }

  /** In the order in which they are listed. */
  public enum Result {
    FAILED,
    NOT_RUN,
    CREATED,
    UPDATED,
    DELETED,
    UNCHANGED
  }
}
