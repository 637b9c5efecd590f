package io.github.findingrelay.deploy;

import java.util.stream.Stream;

/** The states of a stack (AWS CloudFormation API reference, Stack). */
public enum StackStatus {
    CREATE_IN_PROGRESS,
    CREATE_FAILED,
    CREATE_COMPLETE,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_FAILED,
    ROLLBACK_COMPLETE,
    DELETE_IN_PROGRESS,
    DELETE_FAILED,
    DELETE_COMPLETE,
    UPDATE_IN_PROGRESS,
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_COMPLETE,
    UPDATE_FAILED,
    UPDATE_ROLLBACK_IN_PROGRESS,
    UPDATE_ROLLBACK_FAILED,
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_ROLLBACK_COMPLETE,
    REVIEW_IN_PROGRESS,
    IMPORT_IN_PROGRESS,
    IMPORT_COMPLETE,
    IMPORT_ROLLBACK_IN_PROGRESS,
    IMPORT_ROLLBACK_FAILED,
    IMPORT_ROLLBACK_COMPLETE,
    /** A state that AWS has added since, in which something is going on. */
    UNKNOWN_IN_PROGRESS,
    /** Another state that AWS has added since. */
    UNKNOWN;

    /** The state of this name. */
    static StackStatus of(String name) {
        return Stream.of(values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElse(name.endsWith("_IN_PROGRESS") ? UNKNOWN_IN_PROGRESS : UNKNOWN);
    }

    /** Whether somebody's operation is going on. A stack under review waits for somebody to act. */
    public boolean isInProgress() {
        return name().endsWith("_IN_PROGRESS") && this != REVIEW_IN_PROGRESS;
    }

    /** Whether all resources are there as a template says, be it an older one. */
    boolean isWhole() {
        return switch (this) {
            case CREATE_COMPLETE,
                    UPDATE_COMPLETE,
                    UPDATE_ROLLBACK_COMPLETE,
                    IMPORT_COMPLETE,
                    IMPORT_ROLLBACK_COMPLETE -> true;
            default -> false;
        };
    }
}
