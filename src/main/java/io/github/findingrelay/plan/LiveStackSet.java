package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestBudget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack set as it is deployed.
 *
 * @param digest that it was deployed with, or nothing's
 */
record LiveStackSet(StackSet wanted, Deployed deployed, String digest, List<Instance> instances) {

    /** Empty: it is not deployed. */
    static Optional<LiveStackSet> of(StackSet set, StackSets stackSets, RequestBudget budget) {
        return budget.repeatable(() -> stackSets.stackSet(set.name(), set.callAs()))
                .map(found -> new LiveStackSet(
                        set,
                        found,
                        found.description(),
                        budget.pages(next -> stackSets.instances(set.name(), set.callAs(), next))));
    }

    /** Only Regions and digest can be told; Regions in the order of those that are wanted. */
    StackSet asInManifest() {
        List<String> there = instances.stream().map(Instance::region).distinct().toList();
        return new StackSet(
                wanted.name(),
                wanted.template(),
                digest,
                wanted.permissionModel(),
                wanted.callAs(),
                wanted.accounts(),
                wanted.organizationalUnits(),
                Stream.concat(wanted.regions().stream().filter(there::contains), there.stream())
                        .distinct()
                        .toList(),
                wanted.operationPreferences());
    }

    /** The same as if it had been deployed with another template. */
    LiveStackSet withDigest(String other) {
        return new LiveStackSet(wanted, deployed, other, instances);
    }

    Stream<String> notices() {
        return instances.stream()
                .filter(instance -> !instance.isCurrent())
                .map(instance -> "%s: the stack in account %s in %s is %s"
                        .formatted(wanted.name(), instance.account(), instance.region(), instance.state()));
    }
}
