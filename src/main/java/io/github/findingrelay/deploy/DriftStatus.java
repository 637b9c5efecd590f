package io.github.findingrelay.deploy;

/** Whether somebody has changed what a stack has made; known since the last look. */
public enum DriftStatus {
    DRIFTED,
    IN_SYNC,
    /** Nobody has looked, or CloudFormation cannot tell. */
    UNKNOWN;

    /** The status of AWS's name; what is not known to us is unknown. */
    public static DriftStatus of(String name) {
        return switch (name) {
            case "DRIFTED" -> DRIFTED;
            case "IN_SYNC" -> IN_SYNC;
            default -> UNKNOWN;
        };
    }
}
