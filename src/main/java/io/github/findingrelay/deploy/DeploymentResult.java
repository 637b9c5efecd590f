package io.github.findingrelay.deploy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How it ended with a stack, in the order in which they are listed. */
enum DeploymentResult {
    FAILED,
    NOT_RUN,
    CREATED,
    UPDATED,
    DELETED,
    UNCHANGED;

    /** As JSON and people have it. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
