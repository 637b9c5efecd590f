package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;

/** Something in generated/ that the proof cannot read: it must not be skipped. */
final class UnreadableException extends RuntimeException {

  private final transient Diagnostic problem;

  UnreadableException(Diagnostic problem) {
    super(problem.message());
    this.problem = problem;
  }

  Diagnostic problem() {
    return problem;
  }
}
