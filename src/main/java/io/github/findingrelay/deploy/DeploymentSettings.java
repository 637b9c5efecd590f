package io.github.findingrelay.deploy;

import java.util.Optional;
import java.util.Set;

/**
 * What a person may choose.
 *
 * @param maxConcurrency stacks that are changed at a time
 * @param maxPrune stacks that may be deleted; empty: 5, and no more than 10 %
 * @param only names of stacks and stack sets; empty: all
 * @param adopted names of stacks and stack sets that are taken over if they are somebody else's
 * @param retired prefix whose stacks and stack sets are removed when everything else is deployed
 */
record DeploymentSettings(
        int maxConcurrency,
        Optional<Integer> maxPrune,
        Set<String> only,
        Set<String> adopted,
        Optional<String> retired) {

    DeploymentSettings {
        only = Set.copyOf(only);
        adopted = Set.copyOf(adopted);
    }

    /** Takes nothing over, and removes nothing of another prefix. */
    DeploymentSettings(int maxConcurrency, Optional<Integer> maxPrune, Set<String> only) {
        this(maxConcurrency, maxPrune, only, Set.of(), Optional.empty());
    }

    boolean adopts(String name) {
        return adopted.contains(name);
    }

    boolean includes(String name) {
        return only.isEmpty() || only.contains(name);
    }

    PruneCaps pruneCaps() {
        return maxPrune.map(PruneCaps::of).orElse(PruneCaps.DEFAULT);
    }
}
