package io.github.findingrelay.statemachine;

/** A state has failed: it is retried, or caught, or whatever it is in fails with it. */
final class StateFailedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    StateFailedException(String error, String cause) {
        super(error + ": " + cause);
        this.failure = new Failure(error, cause);
    }

    Failure failure() {
        return failure;
    }
}
