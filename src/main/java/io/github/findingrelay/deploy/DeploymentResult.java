package io.github.findingrelay.deploy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How it ended with a stack, in the order in which they are listed. */
enum DeploymentResult {
    FAILED,
    /** It is somebody else's. */
    REFUSED,
    NOT_RUN,
    CREATED,
    UPDATED,
    DELETED,
    UNCHANGED;

    /** Whether it is as it should be now. */
    boolean isDone() {
        return compareTo(NOT_RUN) > 0;
    }

    /** What would be done. */
    String would() {
        return switch (this) {
            case CREATED -> "would create";
            case UPDATED -> "would update";
            case DELETED -> "would delete";
            default -> word();
        };
    }

    /** As JSON and people have it. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
