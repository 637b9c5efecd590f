package io.github.findingrelay.operate;

/**
 * A part of the way of a finding.
 *
 * @param found what was seen of it
 */
public record Hop(String what, State state, String found) {

  /** How far it is known. */
  public enum State {
    PASSED,
    /** Nothing has been seen yet. */
    WAITING,
    FAILED,
    /** AWS does not say. */
    UNKNOWN
  }
}
