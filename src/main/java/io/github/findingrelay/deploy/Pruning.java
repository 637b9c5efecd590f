package io.github.findingrelay.deploy;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Deletes what is left over: stacks of ours that the manifest lacks, and analyzers. Where anything
 * has failed, the old stacks may be the only ones that notify somebody: they stay until all is well.
 */
record Pruning(DeploymentDecisions decisions, DeploymentOutcomes outcomes, AnalyzerPruning analyzers) {

    private static final String ALL = "is deleted when everything else is deployed";

    /**
     * Deletes.
     *
     * @param stacks deletes these
     */
    void run(Consumer<List<DeployedStack>> stacks) {
        Optional<String> obstacle = obstacle(outcomes::areComplete);
        if (obstacle.isPresent()) {
            keep(obstacle.get());
            return;
        }
        analyzers.run();
        stacks.accept(decisions.leftOver());
    }

    /** Says what would be deleted. */
    void announce() {
        Optional<String> obstacle = obstacle(() -> !outcomes.areRefused());
        if (obstacle.isPresent()) {
            keep(obstacle.get());
            return;
        }
        analyzers.announce();
        decisions.leftOver().forEach(stack -> outcomes.ended(Outcome.of(stack.name(), DeploymentResult.DELETED)));
    }

    /** Why nothing is deleted. */
    private Optional<String> obstacle(BooleanSupplier isComplete) {
        if (decisions.mayPrune()) {
            analyzers.look();
        }
        Optional<String> guard = decisions.pruneCount().plus(analyzers.count()).guard(caps());
        if (!decisions.mayPrune()) {
            return Optional.of("nothing is deleted with --only");
        }
        guard.ifPresent(reason -> outcomes.guard());
        return guard.or(() -> isComplete.getAsBoolean() ? Optional.empty() : Optional.of(ALL));
    }

    private PruneCaps caps() {
        return decisions.settings().pruneCaps();
    }

    private void keep(String reason) {
        analyzers.keep(reason);
        decisions.leftOver().stream()
                .map(stack -> Outcome.of(stack.name(), DeploymentResult.NOT_RUN, reason))
                .forEach(outcomes::ended);
    }
}
