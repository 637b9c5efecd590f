package io.github.findingrelay.status;

import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.util.Optional;

/**
 * EventBridge's rules in one account and Region. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
interface EventRules {

    /**
     * A rule as EventBridge lists it.
     *
     * @param pattern its event pattern, or empty
     */
    record Live(String name, boolean enabled, String pattern) {}

    /** The rules of a bus whose names begin with a prefix. */
    Page<Live> on(String bus, String namePrefix, Optional<String> next);
}
