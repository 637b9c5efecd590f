package io.github.findingrelay.deploy;

import java.util.Optional;

/**
 * How many of how many would be deleted: stacks, and analyzers of stack sets, as one number.
 *
 * @param analyzers of the deployed ones
 */
public record PruneCount(long deleted, long stacks, long analyzers) {

    public PruneCount plus(PruneCount other) {
        return new PruneCount(deleted + other.deleted, stacks + other.stacks, analyzers + other.analyzers);
    }

    /** Why none of them is deleted, if they are too many. */
    public Optional<String> guard(PruneCaps caps) {
        return caps.allow(deleted, stacks + analyzers)
                ? Optional.empty()
                : Optional.of("%d of %d %s would be deleted; --max-prune %d allows it"
                        .formatted(deleted, stacks + analyzers, kinds(), deleted));
    }

    private String kinds() {
        return analyzers == 0 ? "stacks" : "stacks and analyzers";
    }
}
