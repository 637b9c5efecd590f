package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.deploy.StackSets.Targets;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.request.RequestException;
import java.util.List;

/** Deletes a stack set with all its stacks. */
record StackSetDeletion(DeploymentCalls calls, String name, CallAs callAs) {

    Outcome outcome() {
        try {
            List<Instance> instances = calls.instances(name, callAs);
            if (!instances.isEmpty()) {
                Targets all = all(instances);
                new StackSetOperations(calls, "-prune", name, callAs)
                        .run(id -> calls.stackSets().deleteInstances(name, callAs, all, id));
            }
            calls.budget().idempotent(() -> calls.stackSets().delete(name, callAs));
            return Outcome.of(name, DeploymentResult.DELETED);
        } catch (RequestException e) {
            return Outcome.of(name, DeploymentResult.FAILED, e.reason());
        }
    }

    private Targets all(List<Instance> instances) {
        List<String> units = calls.budget()
                .repeatable(() -> calls.stackSets().stackSet(name, callAs))
                .map(Deployed::organizationalUnits)
                .orElse(List.of());
        List<String> accounts =
                instances.stream().map(Instance::account).distinct().sorted().toList();
        return new Targets(units.isEmpty() ? accounts : List.of(), units, StackSetDifference.regions(instances));
    }
}
