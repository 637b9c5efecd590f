package io.github.findingrelay.deploy;

/** CloudFormation has not done what it was asked to, or has not said so. */
public final class CloudFormationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  public CloudFormationException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Why. */
  public enum Kind {
    /** Too many calls; nothing was done. */
    THROTTLED,
    /** A fault of the service or the network; it may have been done all the same. */
    UNAVAILABLE,
    /** There is such a stack. */
    ALREADY_EXISTS,
    /** An update that changes nothing. */
    NO_UPDATES,
    /** Another operation is going on in the stack. */
    BUSY,
    /** Anything else: nothing was done, and the same call would fail again. */
    REFUSED
  }

  public Kind kind() {
    return kind;
  }
}
