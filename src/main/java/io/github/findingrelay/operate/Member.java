package io.github.findingrelay.operate;

/**
 * An account as AWS Organizations lists it.
 *
 * @param id 12 digits
 */
public record Member(String id, String name, State state) {

  /** Whether an account lives. */
  public enum State {
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
    public static State of(String name) {
      for (State state : values()) {
        if (state.name().equals(name)) {
          return state;
        }
      }
      return ACTIVE;
    }
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }

  /** Whether it is closed, or will be. */
  boolean isEnding() {
    return state == State.SUSPENDED || state == State.PENDING_CLOSURE || state == State.CLOSED;
  }
}
