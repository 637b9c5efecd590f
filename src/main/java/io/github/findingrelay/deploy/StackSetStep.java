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

    /** Deploys a set, and puts its analyzers right. */
    void deploy(StackSet set) {
        String template = templates.apply(set.template());
        AnalyzerRepair repair = new AnalyzerRepair(calls, manifest.stackTags(), outcomes);
        BelievedAnalyzers believed =
                new BelievedAnalyzers(calls.stackSets(), templates::apply, manifest.account(), calls.budget());
        outcomes.ended(new StackSetRun(calls, set, template, manifest.stackTags(), believed, repair).outcome());
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
