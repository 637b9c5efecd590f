package io.github.findingrelay.notifytest;

/**
 * A part of the way of a finding.
 *
 * @param found what was seen of it
 */
record Hop(String what, State state, String found) {

  /** How far it is known. */
  enum State {
    PASSED,
    /** Nothing has been seen yet. */
    WAITING,
    FAILED,
    /** AWS does not say. */
    UNKNOWN
  }
}
