package io.github.findingrelay.statemachine;

/**
 * Hears of every evaluation, so that somebody can compare them with the reference implementation.
 * Several threads may call it.
 */
@FunctionalInterface
public interface EvaluationListener {

    void evaluated(Evaluation evaluation);
}
