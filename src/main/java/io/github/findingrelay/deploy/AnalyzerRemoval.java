package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.deploy.StackSets.Targets;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Analyzers that a stack set makes and that nothing asks for any more. What somebody has archived in
 * them by hand goes with them: they are not deleted in passing.
 *
 * @param targets as CloudFormation takes them
 * @param instances the stacks of these analyzers
 * @param whole whether the set goes, too
 */
public record AnalyzerRemoval(
        String set, CallAs callAs, List<Targets> targets, List<Instance> instances, boolean whole) {

    private static final int NAMED = 10;

    public AnalyzerRemoval {
        targets = List.copyOf(targets);
        instances = List.copyOf(instances);
    }

    /** The stacks that a set has and is to have no more. */
    public static AnalyzerRemoval of(StackSet set, Deployed deployed, List<Instance> instances) {
        return new AnalyzerRemoval(
                set.name(),
                set.callAs(),
                StackSetDifference.of(set, deployed.organizationalUnits(), instances)
                        .tooMany(),
                instances.stream()
                        .filter(instance -> !StackSetDifference.isWanted(set, instance))
                        .toList(),
                false);
    }

    public boolean isEmpty() {
        return instances.isEmpty() && targets.isEmpty() && !whole;
    }

    /** How many analyzers are deleted; where that is not known, at least one in each place. */
    public long count() {
        long places = targets.stream()
                .mapToLong(to ->
                        (long) (to.accounts().size() + to.organizationalUnits().size())
                                * to.regions().size())
                .sum();
        return Math.max(instances.size(), places);
    }

    /** What is lost, a line for each analyzer; many are counted. */
    List<String> losses() {
        Stream<String> named = instances.stream()
                .limit(NAMED)
                .map(instance -> "the analyzer of account %s in %s, with what was archived in it by hand"
                        .formatted(instance.account(), instance.region()));
        int more = instances.size() - NAMED;
        return more <= 0
                ? named.toList()
                : Stream.concat(named, Stream.of("and %d more analyzers".formatted(more)))
                        .toList();
    }

    /** Deletes them, and waits for the end of it. */
    void run(DeploymentCalls calls) {
        StackSetOperations operations = new StackSetOperations(calls, "-prune", set, callAs);
        for (Targets from : targets) {
            operations.run(id -> calls.stackSets().deleteInstances(set, callAs, from, id));
        }
        if (whole) {
            calls.budget().idempotent(() -> calls.stackSets().delete(set, callAs));
        }
    }

    /** Deletes a whole set; what has become of it. */
    Outcome deletion(DeploymentCalls calls) {
        try {
            run(calls);
            return Outcome.of(set, DeploymentResult.DELETED).with(DeploymentResult.DELETED, deleted());
        } catch (RequestException e) {
            return Outcome.of(set, DeploymentResult.FAILED, e.reason());
        }
    }

    /** What has been lost. */
    List<String> deleted() {
        return losses().stream().map(loss -> "deleted: " + loss).toList();
    }

    /** Those that are still there, and why. */
    List<String> failures(DeploymentCalls calls) {
        if (whole) {
            return List.of();
        }
        List<List<String>> places =
                instances.stream().map(AnalyzerRemoval::place).toList();
        return calls.instances(set, callAs).stream()
                .filter(instance -> places.contains(place(instance)))
                .map(instance -> "%s in %s is %s".formatted(instance.account(), instance.region(), instance.state()))
                .toList();
    }

    private static List<String> place(Instance instance) {
        return List.of(instance.account(), instance.region());
    }
}
