package io.github.findingrelay.deploy;

import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The analyzers that Regions and trust zone ask for no more: counted with the stacks, and named. */
final class AnalyzerPruning {

    private final DeploymentDecisions decisions;
    private final DeploymentCalls calls;
    private final DeploymentOutcomes outcomes;
    private final List<AnalyzerRemoval> removals = new ArrayList<>();
    private long deployed;

    AnalyzerPruning(DeploymentDecisions decisions, DeploymentCalls calls, DeploymentOutcomes outcomes) {
        this.decisions = decisions;
        this.calls = calls;
        this.outcomes = outcomes;
    }

    /** A set of the manifest has been looked at. */
    void seen(StackSetState set) {
        deployed += set.instances().size();
        set.removal().ifPresent(removals::add);
    }

    /** Finds the sets that the manifest lacks. */
    void look() {
        try {
            new LeftOverStackSets(
                            calls.stackSets(),
                            calls.budget(),
                            decisions.manifest().names())
                    .besides(decisions.manifest().stackSets().stream()
                            .map(StackSet::name)
                            .collect(Collectors.toSet()))
                    .forEach(this::leftOver);
        } catch (RequestException e) {
            outcomes.ended(Outcome.of(
                    decisions.manifest().names().analyzers() + "*",
                    DeploymentResult.FAILED,
                    "stack sets that are left over cannot be listed: " + e.getMessage()));
        }
    }

    private void leftOver(AnalyzerRemoval removal) {
        deployed += removal.instances().size();
        removals.add(removal);
    }

    PruneCount count() {
        return new PruneCount(
                removals.stream().mapToLong(AnalyzerRemoval::count).sum(), 0, deployed);
    }

    /** Says why they stay. */
    void keep(String reason) {
        removals.forEach(removal -> outcomes.ended(kept(removal, reason)));
    }

    private Outcome kept(AnalyzerRemoval removal, String reason) {
        Outcome before = before(removal);
        DeploymentResult result =
                before.result() == DeploymentResult.UNCHANGED ? DeploymentResult.NOT_RUN : before.result();
        return before.with(
                result,
                Stream.concat(Stream.of(reason), removal.losses().stream()).toList());
    }

    /** What was done to the set in this run. */
    private Outcome before(AnalyzerRemoval removal) {
        return outcomes.of(removal.set()).orElseGet(() -> Outcome.of(removal.set(), DeploymentResult.UNCHANGED));
    }

    /** Says what is deleted; does nothing. */
    void announce() {
        removals.forEach(removal -> outcomes.ended(deleted(removal)));
    }

    void run() {
        removals.forEach(removal -> outcomes.ended(run(removal)));
    }

    private Outcome run(AnalyzerRemoval removal) {
        try {
            removal.run(calls);
            List<String> failures = removal.failures(calls);
            return failures.isEmpty() ? deleted(removal) : before(removal).with(DeploymentResult.FAILED, failures);
        } catch (RequestException e) {
            return before(removal).with(DeploymentResult.FAILED, List.of(e.reason()));
        }
    }

    private Outcome deleted(AnalyzerRemoval removal) {
        Outcome before = before(removal);
        DeploymentResult result = removal.whole()
                ? DeploymentResult.DELETED
                : before.result() == DeploymentResult.UNCHANGED ? DeploymentResult.UPDATED : before.result();
        return before.with(result, removal.deleted());
    }
}
