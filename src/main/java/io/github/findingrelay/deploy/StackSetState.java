package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.model.StackSet;
import java.util.List;
import java.util.Optional;

/**
 * A stack set as it is in AWS.
 *
 * @param deployed empty: there is none
 */
record StackSetState(StackSet set, Optional<Deployed> deployed, List<Instance> instances) {

    StackSetState {
        instances = List.copyOf(instances);
    }

    /** Of a set that is somebody else's, its stacks do not matter. */
    static StackSetState of(StackSet set, DeploymentCalls calls, Ownership ownership, boolean adopts) {
        Optional<Deployed> deployed =
                calls.budget().repeatable(() -> calls.stackSets().stackSet(set.name(), set.callAs()));
        boolean reads =
                deployed.filter(found -> adopts || ownership.isOurs(found)).isPresent();
        return new StackSetState(set, deployed, reads ? calls.instances(set.name(), set.callAs()) : List.of());
    }

    /** Of a set that is somebody else's. */
    Optional<Outcome> refusal(Ownership ownership, boolean adopts) {
        return deployed.filter(found -> !adopts && !ownership.isOurs(found))
                .map(found -> Outcome.of(set.name(), DeploymentResult.REFUSED, ownership.refusal(found)));
    }

    /** Whether nothing has to be done to the set and the stacks that it is to have. */
    boolean isAsWanted() {
        return deployed.filter(found -> found.description().equals(set.digest()))
                        .isPresent()
                && kept().stream().allMatch(Instance::isGood);
    }

    StackSetDifference difference() {
        return StackSetDifference.of(
                set, deployed.map(Deployed::organizationalUnits).orElse(List.of()), instances);
    }

    /** The stacks that the set is to have no more, if it is ours to change. */
    Optional<AnalyzerRemoval> removal() {
        return deployed.map(found -> AnalyzerRemoval.of(set, found, instances)).filter(removal -> !removal.isEmpty());
    }

    /** The stacks that it is to have. */
    List<Instance> kept() {
        return instances.stream()
                .filter(instance -> StackSetDifference.isWanted(set, instance))
                .toList();
    }
}
