package io.github.findingrelay.statemachine;

/** A task has failed, as AWS reports it to the state machine. */
public final class TaskFailedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String error;
    private final String cause;

    /**
     * Makes a failure.
     *
     * @param error such as {@code SNS.InternalErrorException} or {@code States.Timeout}
     * @param cause for people
     */
    public TaskFailedException(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
        this.cause = cause;
    }

    public String error() {
        return error;
    }

    public String cause() {
        return cause;
    }
}
