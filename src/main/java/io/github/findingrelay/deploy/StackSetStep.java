package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSetRun.Brought;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.StackSet;
import java.util.function.Function;

/** Brings the stack sets to what the manifest says, one after the other. */
record StackSetStep(
        DeploymentDecisions decisions,
        Function<String, String> templates,
        DeploymentCalls calls,
        DeploymentListener outcomes,
        AnalyzerPruning pruning) {

    /** Deploys a set, and puts its analyzers right. */
    void deploy(StackSet set) {
        Brought brought = new StackSetRun(
                        calls,
                        set,
                        templates.apply(set.template()),
                        manifest().stackTags(),
                        decisions.ownership(),
                        decisions.settings().adopts(set.name()),
                        new BelievedAnalyzers(
                                calls.stackSets(), templates::apply, manifest().account(), calls.budget()),
                        new AnalyzerRepair(calls, manifest().stackTags(), outcomes))
                .bring();
        outcomes.ended(brought.outcome());
        pruning.seen(brought.before());
    }

    private Manifest manifest() {
        return decisions.manifest();
    }
}
