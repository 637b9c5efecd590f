package io.github.findingrelay.deploy;

import java.util.Optional;

/** What to do next about a stack: the whole state machine, without a side effect. */
enum Decision {
    CREATE,
    UPDATE,
    DELETE,
    /** Delete what never was a stack, and then create it. */
    CREATE_ANEW,
    /** Somebody's operation is going on. */
    WAIT,
    /** It is as it should be. */
    LEAVE,
    /** A person has to look at it. */
    GIVE_UP;

    /**
     * About a stack that is to be deployed.
     *
     * @param status empty: there is no such stack
     * @param upToDate whether its digest is the manifest's
     * @param ours whether the state is the result of our own operation
     */
    static Decision toDeploy(Optional<StackStatus> status, boolean upToDate, boolean ours) {
        if (status.isEmpty()) {
            return CREATE;
        }
        return switch (status.get()) {
            case DELETE_COMPLETE -> CREATE;
            case CREATE_COMPLETE, UPDATE_COMPLETE, IMPORT_COMPLETE, IMPORT_ROLLBACK_COMPLETE ->
                upToDate ? LEAVE : UPDATE;
            // What was rolled back would be rolled back again.
            case UPDATE_ROLLBACK_COMPLETE -> upToDate ? LEAVE : ours ? GIVE_UP : UPDATE;
            // A create that never succeeded: nothing is lost with it.
            case ROLLBACK_COMPLETE -> ours ? GIVE_UP : CREATE_ANEW;
            case REVIEW_IN_PROGRESS -> CREATE_ANEW;
            case CREATE_IN_PROGRESS,
                    ROLLBACK_IN_PROGRESS,
                    DELETE_IN_PROGRESS,
                    UPDATE_IN_PROGRESS,
                    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    UPDATE_ROLLBACK_IN_PROGRESS,
                    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                    IMPORT_IN_PROGRESS,
                    IMPORT_ROLLBACK_IN_PROGRESS,
                    UNKNOWN_IN_PROGRESS -> WAIT;
            // People have confirmed their subscriptions there: deleting it would lose them.
            case CREATE_FAILED,
                    ROLLBACK_FAILED,
                    DELETE_FAILED,
                    UPDATE_FAILED,
                    UPDATE_ROLLBACK_FAILED,
                    IMPORT_ROLLBACK_FAILED,
                    UNKNOWN -> GIVE_UP;
        };
    }

    /**
     * About a stack that is to be deleted.
     *
     * @param status empty: there is no such stack
     * @param ours whether the state is the result of our own operation
     */
    static Decision toDelete(Optional<StackStatus> status, boolean ours) {
        if (status.isEmpty() || status.get() == StackStatus.DELETE_COMPLETE) {
            return LEAVE;
        }
        if (status.get().isInProgress()) {
            return WAIT;
        }
        // What a rollback has left half done is for a person to look at.
        boolean leave = ours || status.get() == StackStatus.UPDATE_ROLLBACK_FAILED;
        return leave ? GIVE_UP : DELETE;
    }
}
