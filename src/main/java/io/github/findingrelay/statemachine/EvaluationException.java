package io.github.findingrelay.statemachine;

/** An expression has no result, or failed. */
final class EvaluationException extends Exception {

    private static final long serialVersionUID = 1;

    EvaluationException(String reason) {
        super(reason);
    }
}
