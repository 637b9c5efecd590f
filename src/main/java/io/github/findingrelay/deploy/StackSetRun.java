package io.github.findingrelay.deploy;

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
 * the stacks that are missing, by account and Region. Every operation is waited for. Stacks that are
 * too many stay: they are deleted with what else is left over.
 *
 * @param adopts whether a set is taken over that is somebody else's
 */
record StackSetRun(
        DeploymentCalls calls,
        StackSet set,
        String template,
        Map<String, String> tags,
        Ownership ownership,
        boolean adopts,
        BelievedAnalyzers believed,
        AnalyzerRepair repair) {

    /**
     * What has become of it.
     *
     * @param before as it was, with the stacks that may be too many
     */
    record Brought(Outcome outcome, StackSetState before) {}

    Brought bring() {
        StackSetState before = new StackSetState(set, Optional.empty(), List.of());
        try {
            before = look();
            return new Brought(repair.ended(brought(before)), before);
        } catch (RequestException e) {
            return new Brought(repair.ended(Outcome.of(set.name(), DeploymentResult.FAILED, e.reason())), before);
        }
    }

    private StackSetState look() {
        return StackSetState.of(set, calls, ownership, adopts);
    }

    private Outcome brought(StackSetState before) {
        Optional<Outcome> refusal = before.refusal(ownership, adopts);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (before.deployed().isEmpty() && !create()) {
            // Somebody was faster, or an answer of ours was lost: what is there says whose it is.
            refusal = look().refusal(ownership, adopts);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        restore(before);
        StackSetOperations operations = new StackSetOperations(calls, "-set", set.name(), set.callAs());
        DeploymentResult result = bringSet(before, operations);
        List<Targets> missing = before.difference().missing();
        if (result == DeploymentResult.UNCHANGED && missing.isEmpty()) {
            return outcome(result, before.kept());
        }
        for (Targets to : missing) {
            operations.run(id -> calls.stackSets().createInstances(set, to, id));
        }
        List<Instance> now =
                new StackSetState(set, before.deployed(), calls.instances(set.name(), set.callAs())).kept();
        apply(now);
        return outcome(result == DeploymentResult.UNCHANGED ? DeploymentResult.UPDATED : result, now);
    }

    /** CloudFormation cannot change an analyzer that is not what it believes. */
    private void restore(StackSetState before) {
        before.deployed().ifPresent(found -> {
            SetAnalyzers analyzers = believed.of(set, found, before.kept());
            repair.restore(analyzers.within(), found.description().equals(set.digest()));
            analyzers.notLookedAt(set).ifPresent(repair::note);
        });
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

    /** The set with the stacks that it has. One that is not good failed in an earlier run. */
    private DeploymentResult bringSet(StackSetState before, StackSetOperations operations) {
        if (before.deployed().isEmpty()) {
            return DeploymentResult.CREATED;
        }
        if (before.isAsWanted()) {
            return DeploymentResult.UNCHANGED;
        }
        operations.run(id -> calls.stackSets().update(set, template, tags, id));
        return DeploymentResult.UPDATED;
    }

    /** Whether it was made; otherwise there is one. */
    private boolean create() {
        String token = "%s-set-%s".formatted(calls.tokenPrefix(), set.name());
        try {
            calls.budget().idempotent(() -> calls.stackSets().create(set, template, tags, token));
            return true;
        } catch (RequestException e) {
            if (e.fault() != Fault.ALREADY_EXISTS) {
                throw e;
            }
            return false;
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
