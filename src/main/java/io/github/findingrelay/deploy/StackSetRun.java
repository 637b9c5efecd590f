package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.deploy.StackSets.Targets;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings one stack set to what the manifest says: first the set with the stacks that it has, then
 * the stacks that are missing or too many, by account and Region. Every operation is waited for.
 */
record StackSetRun(
        DeploymentCalls calls,
        StackSet set,
        String template,
        Map<String, String> tags,
        BelievedAnalyzers believed,
        AnalyzerRepair repair) {

    Outcome outcome() {
        try {
            return repair.ended(brought());
        } catch (RequestException e) {
            return repair.ended(Outcome.of(set.name(), DeploymentResult.FAILED, e.reason()));
        }
    }

    private Outcome brought() {
        StackSetOperations operations = new StackSetOperations(calls, "-set", set.name(), set.callAs());
        Optional<Deployed> deployed =
                calls.budget().repeatable(() -> calls.stackSets().stackSet(set.name(), set.callAs()));
        List<Instance> instances = deployed.isEmpty() ? List.of() : instances();
        deployed.ifPresent(found -> restore(found, instances));
        DeploymentResult result = bringSet(deployed, instances, operations);
        StackSetDifference difference = StackSetDifference.of(
                set, deployed.map(Deployed::organizationalUnits).orElse(List.of()), instances);
        if (result == DeploymentResult.UNCHANGED && difference.isEmpty()) {
            return outcome(result, instances);
        }
        bringInstances(difference, operations);
        List<Instance> now = instances();
        apply(now);
        return outcome(result == DeploymentResult.UNCHANGED ? DeploymentResult.UPDATED : result, now);
    }

    /** CloudFormation cannot change an analyzer that is not what it believes. */
    private void restore(Deployed found, List<Instance> instances) {
        SetAnalyzers analyzers = believed.of(set, found, instances);
        repair.restore(analyzers.within(), found.description().equals(set.digest()));
        analyzers.notLookedAt(set).ifPresent(repair::note);
    }

    /** Archive rules hit new findings only, until they are applied to those that are there. */
    private void apply(List<Instance> instances) {
        SetAnalyzers analyzers = SetAnalyzers.of(set, believed.account(), template, instances);
        repair.apply(analyzers.within());
        if (!analyzers.beyond().isEmpty()) {
            repair.note(
                    "archive rules hit new findings only; those that are there have to be archived in each account");
        }
    }

    private List<Instance> instances() {
        return calls.instances(set.name(), set.callAs());
    }

    /** The set with the stacks that it has. One that is not good failed in an earlier run. */
    private DeploymentResult bringSet(
            Optional<Deployed> deployed, List<Instance> instances, StackSetOperations operations) {
        if (deployed.isEmpty()) {
            create();
            return DeploymentResult.CREATED;
        }
        if (deployed.get().description().equals(set.digest())
                && instances.stream().allMatch(Instance::isGood)) {
            return DeploymentResult.UNCHANGED;
        }
        operations.run(id -> calls.stackSets().update(set, template, tags, id));
        return DeploymentResult.UPDATED;
    }

    private void create() {
        String token = "%s-set-%s".formatted(calls.tokenPrefix(), set.name());
        try {
            calls.budget().idempotent(() -> calls.stackSets().create(set, template, tags, token));
        } catch (RequestException e) {
            // An answer was lost.
            if (e.fault() != Fault.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    private void bringInstances(StackSetDifference difference, StackSetOperations operations) {
        StackSets sets = calls.stackSets();
        for (Targets to : difference.missing()) {
            operations.run(id -> sets.createInstances(set, to, id));
        }
        for (Targets from : difference.tooMany()) {
            operations.run(id -> sets.deleteInstances(set.name(), set.callAs(), from, id));
        }
    }

    private Outcome outcome(DeploymentResult result, List<Instance> instances) {
        Stream<String> suspended = instances.stream()
                .filter(Instance::isSuspended)
                .map(found -> "account %s is suspended and was left out".formatted(found.account()))
                .distinct();
        List<Instance> bad = instances.stream().filter(found -> !found.isGood()).toList();
        Stream<String> failures =
                bad.stream().map(found -> "%s in %s is %s".formatted(found.account(), found.region(), found.state()));
        return Outcome.of(
                set.name(),
                bad.isEmpty() ? result : DeploymentResult.FAILED,
                Stream.concat(suspended, failures).toArray(String[]::new));
    }
}
