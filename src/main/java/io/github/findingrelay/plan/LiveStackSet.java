package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.AnalyzerRemoval;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Questions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A stack set as it is deployed.
 *
 * @param digest that it was deployed with, or nothing's
 */
record LiveStackSet(StackSet wanted, Deployed deployed, String digest, List<Instance> instances) {

    /** Stands before the name of a set whose template is another one, where others have its path. */
    private static final String DEPLOYED = "deployed-set/";

    /** Empty: it is not deployed. */
    static Optional<LiveStackSet> of(StackSet set, StackSets stackSets, Questions aws) {
        return aws.call(() -> stackSets.stackSet(set.name(), set.callAs()))
                .map(found -> new LiveStackSet(
                        set,
                        found,
                        found.description(),
                        aws.pages(next -> stackSets.instances(set.name(), set.callAs(), next))));
    }

    /** Accounts, units, Regions and digest can be told; those that are wanted in their order. */
    StackSet asInManifest() {
        return new StackSet(
                wanted.name(),
                digest.equals(wanted.digest()) ? wanted.template() : DEPLOYED + wanted.name(),
                digest,
                wanted.permissionModel(),
                wanted.callAs(),
                wanted.organizationalUnits().isEmpty() ? there(wanted.accounts(), Instance::account) : List.of(),
                deployed.organizationalUnits().isEmpty() ? wanted.organizationalUnits() : units(),
                there(wanted.regions(), Instance::region),
                wanted.operationPreferences());
    }

    /** Whether others have its template at this path. */
    boolean isAt(String path) {
        return path.equals(wanted.template()) || path.equals(DEPLOYED + wanted.name());
    }

    private List<String> units() {
        return inOrder(wanted.organizationalUnits(), deployed.organizationalUnits());
    }

    private List<String> there(List<String> order, Function<Instance, String> part) {
        return inOrder(order, instances.stream().map(part).distinct().toList());
    }

    private static List<String> inOrder(List<String> order, List<String> there) {
        return Stream.concat(order.stream().filter(there::contains), there.stream())
                .distinct()
                .toList();
    }

    /** The analyzers that are deleted. */
    AnalyzerRemoval removal() {
        return AnalyzerRemoval.of(wanted, deployed, instances);
    }

    /** The stacks that it is to have. */
    List<Instance> kept() {
        List<Instance> removed = removal().instances();
        return instances.stream()
                .filter(instance -> !removed.contains(instance))
                .toList();
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
