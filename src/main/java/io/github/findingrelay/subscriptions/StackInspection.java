package io.github.findingrelay.subscriptions;

import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.request.RequestException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A closer look at stacks of one account and Region. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
public interface StackInspection {

    /**
     * When each resource of a stack was last changed, by logical id; only those that are there. None
     * if there is no stack.
     */
    Map<String, Instant> resources(String stack);

    /** Begins to look for drift; the id to ask with. */
    String detectDrift(String stack);

    /**
     * How looking for drift goes.
     *
     * @param isRunning whether it goes on
     * @param status empty: it has failed
     * @param reason why it has failed, or empty
     */
    record Detection(boolean isRunning, Optional<DriftStatus> status, String reason) {
        public Detection {
            reason = OneLine.printable(reason);
        }
    }

    Detection detection(String id);
}
