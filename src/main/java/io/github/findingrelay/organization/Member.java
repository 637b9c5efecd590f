package io.github.findingrelay.organization;

/**
 * An account as AWS Organizations lists it.
 *
 * @param id 12 digits
 */
record Member(String id, String name, State state) {

  /** Whether an account lives. */
  enum State {
    /** Not usable yet. */
    PENDING_ACTIVATION,
    ACTIVE,
    SUSPENDED,
    PENDING_CLOSURE,
    CLOSED;

    /**
     * By AWS's name. What AWS may add counts as active: an account too many in a report is better
     * than one whose findings nobody receives.
     */
    static State of(String name) {
      for (State state : values()) {
        if (state.name().equals(name)) {
          return state;
        }
      }
      return ACTIVE;
    }
  }

  boolean isActive() {
    return state == State.ACTIVE;
  }

  /** Whether it is closed, or will be. */
  boolean isEnding() {
    return state == State.SUSPENDED || state == State.PENDING_CLOSURE || state == State.CLOSED;
  }
}
