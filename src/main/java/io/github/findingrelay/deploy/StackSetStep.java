package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSetRun.Brought;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.StackSet;
import java.util.List;
import java.util.function.Function;

/** Brings the stack sets to what the manifest says, one after the other. */
record StackSetStep(
        DeploymentDecisions decisions,
        Function<String, String> templates,
        DeploymentCalls calls,
        DeploymentListener outcomes,
        AnalyzerPruning pruning) {

    /** Deploys a set, and applies its archive rules if it has changed. */
    void deploy(StackSet set) {
        Brought brought = new StackSetRun(
                        calls,
                        set,
                        templates.apply(set.template()),
                        manifest().stackTags(),
                        decisions.ownership(),
                        decisions.settings().adopts(set.name()))
                .bring();
        Outcome outcome = brought.outcome();
        boolean changed = outcome.result() == DeploymentResult.CREATED || outcome.result() == DeploymentResult.UPDATED;
        outcomes.ended(changed ? withArchiveRules(set, outcome) : outcome);
        pruning.seen(brought.before());
    }

    private Manifest manifest() {
        return decisions.manifest();
    }

    /** Archive rules hit new findings only, until they are applied to those that are there. */
    private Outcome withArchiveRules(StackSet set, Outcome outcome) {
        String organizations = manifest().names().analyzers();
        String analyzer = set.name().equals(organizations)
                ? organizations
                : manifest().names().accountAnalyzer();
        boolean isHere = set.accounts().equals(List.of(manifest().account()));
        return isHere
                ? new ArchiveRuleApplication(calls).applied(set, analyzer, outcome)
                : outcome.with(
                        outcome.result(),
                        List.of("archive rules hit new findings only; those that are there have to be archived in"
                                + " each account"));
    }
}
