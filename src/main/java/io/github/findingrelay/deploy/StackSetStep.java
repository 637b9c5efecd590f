package io.github.findingrelay.deploy;

import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Brings the stack sets to what the manifest says, one after the other. */
record StackSetStep(
        Manifest manifest, Function<String, String> templates, DeploymentCalls calls, DeploymentListener outcomes) {

    /** Deploys a set, and applies its archive rules if it has changed. */
    void deploy(StackSet set) {
        String template = templates.apply(set.template());
        Outcome outcome = new StackSetRun(calls, set, template, manifest.stackTags()).outcome();
        boolean changed = outcome.result() == DeploymentResult.CREATED || outcome.result() == DeploymentResult.UPDATED;
        outcomes.ended(changed ? withArchiveRules(set, outcome) : outcome);
    }

    /** Archive rules hit new findings only, until they are applied to those that are there. */
    private Outcome withArchiveRules(StackSet set, Outcome outcome) {
        String organizations = manifest.names().analyzers();
        String analyzer = set.name().equals(organizations)
                ? organizations
                : manifest.names().accountAnalyzer();
        boolean isHere = set.accounts().equals(List.of(manifest.account()));
        return isHere
                ? new ArchiveRuleApplication(calls).applied(set, analyzer, outcome)
                : outcome.with(
                        outcome.result(),
                        List.of("archive rules hit new findings only; those that are there have to be archived in"
                                + " each account"));
    }

    /** Deletes the sets of analyzers that the trust zone asks for no more. */
    void prune() {
        try {
            Set<String> kept = new HashSet<>();
            manifest.stackSets().forEach(set -> kept.add(set.name()));
            for (CallAs callAs : CallAs.values()) {
                for (StackSets.Deployed set : all(callAs)) {
                    if (isOurs(set) && kept.add(set.name())) {
                        outcomes.ended(new StackSetDeletion(calls, set.name(), callAs).outcome());
                    }
                }
            }
        } catch (RequestException e) {
            outcomes.ended(Outcome.of(
                    manifest.names().analyzers() + "*",
                    DeploymentResult.FAILED,
                    "stack sets that are left over cannot be listed: " + e.getMessage()));
        }
    }

    /** The description of ours is a digest. */
    private boolean isOurs(StackSets.Deployed set) {
        return set.name().startsWith(manifest.names().analyzers()) && Fingerprint.isDigest(set.description());
    }

    /** Not every account may act for its organization: then it has no such sets. */
    private List<StackSets.Deployed> all(CallAs callAs) {
        try {
            return calls.budget().pages(next -> calls.stackSets().all(callAs, next));
        } catch (RequestException e) {
            if (callAs == CallAs.DELEGATED_ADMIN && (e.fault() == Fault.REFUSED || e.fault() == Fault.DENIED)) {
                return List.of();
            }
            throw e;
        }
    }
}
