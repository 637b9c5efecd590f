package io.github.findingrelay.deploy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * An account whose findings do not reach its owner at this moment.
 *
 * @param owner key of the owner, unless it is one of many
 * @param told who is told instead
 */
record Untold(String account, Optional<String> owner, Instead told) {

    /** Who is told instead, the worst first. */
    enum Instead {
        NOBODY,
        FALLBACK;

        /** As JSON has it. */
        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
