package io.github.findingrelay.subscriptions;

import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A closer look at stacks of one account and Region. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
public interface StackInspection {

    /**
     * A resource of a stack.
     *
     * @param id logical
     * @param changed when it was last
     */
    record StackResource(String id, Instant changed) {
        static Map<String, Instant> changes(List<StackResource> all) {
            // One may move to the next page while they are read.
            return all.stream()
                    .collect(Collectors.toMap(StackResource::id, StackResource::changed, (first, again) -> again));
        }
    }

    /** Those that are there; none if there is no stack. */
    Page<StackResource> resources(String stack, Optional<String> next);

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
