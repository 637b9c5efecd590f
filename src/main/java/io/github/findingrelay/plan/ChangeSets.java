package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.request.RequestException;
import java.util.List;

/**
 * CloudFormation's previews. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
interface ChangeSets {

    /**
     * What CloudFormation would do to a stack.
     *
     * @param isReady whether it has been computed, well or not
     * @param changes a line for each resource
     * @param failure why it could not be computed, or empty
     */
    record ChangeSet(boolean isReady, List<String> changes, String failure) {
        public ChangeSet {
            changes = List.copyOf(changes);
            failure = OneLine.printable(failure);
        }
    }

    /** Asks what an update would do; the id to ask with. It has to be deleted. */
    String create(Request request);

    ChangeSet find(String id);

    void delete(String id);
}
