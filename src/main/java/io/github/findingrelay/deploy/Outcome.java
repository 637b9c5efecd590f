package io.github.findingrelay.deploy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a stack.
 *
 * @param owner key of the owner it belongs to, unless it serves several, or unless it is deleted
 * @param reasons of a failure, or why it was not run
 */
record Outcome(String name, DeploymentResult result, Optional<String> owner, List<String> reasons) {
  Outcome {
    reasons = List.copyOf(reasons);
  }

  /** The same with one more reason. */
  Outcome with(String reason) {
    return new Outcome(
        name, result, owner, Stream.concat(reasons.stream(), Stream.of(reason)).toList());
  }

  /** In the order in which they are listed. */
  enum DeploymentResult {
    FAILED,
    NOT_RUN,
    CREATED,
    UPDATED,
    DELETED,
    UNCHANGED
  }
}
