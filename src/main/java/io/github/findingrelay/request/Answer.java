package io.github.findingrelay.request;

import io.github.findingrelay.request.RequestException.Fault;

/**
 * What a place, such as a Region of an account, has answered.
 *
 * @param <P> place
 * @param <T> answer
 */
public sealed interface Answer<P, T> {

  P place();

  /** It has. */
  record Given<P, T>(P place, T value) implements Answer<P, T> {}

  /**
   * It has not: a line in every report, and never silence.
   *
   * @param reason in AWS's words
   */
  record Refused<P, T>(P place, Fault fault, String reason) implements Answer<P, T> {}
}
