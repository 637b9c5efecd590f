package io.github.findingrelay.deploy;

import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Deletes what is left over: stacks of ours that the manifest lacks, analyzers, and last what an old
 * prefix has left, if somebody says so. Where anything has failed, the old stacks may be the only
 * ones that notify somebody: they stay until the others are done.
 */
record Pruning(
        DeploymentDecisions decisions, DeploymentCalls calls, DeploymentOutcomes outcomes, AnalyzerPruning analyzers) {

    private static final String LATER = "is deleted when everything else is deployed";

    /**
     * Deletes.
     *
     * @param isReached whether everybody is told without what is left over
     * @param deletes deletes stacks
     * @return whether nothing is left over
     */
    boolean run(boolean isReached, BiConsumer<DeploymentCalls, List<DeployedStack>> deletes) {
        Retirement retirement = retirement();
        Optional<String> obstacle = obstacle(retirement, () -> isReached && outcomes.areComplete());
        if (obstacle.isPresent()) {
            keep(obstacle.get(), retirement);
            return false;
        }
        analyzers.run();
        deletes.accept(calls, decisions.leftOver());
        if (outcomes.areComplete()) {
            DeploymentCalls others = calls.withRolesOfStacks();
            retirement.run(others, outcomes, stacks -> deletes.accept(others, stacks));
        } else {
            retirement.say(outcomes, DeploymentResult.NOT_RUN, Optional.of(LATER));
        }
        return outcomes.areComplete();
    }

    /** Says what would be deleted. */
    void announce() {
        Retirement retirement = retirement();
        Optional<String> obstacle = obstacle(retirement, () -> !outcomes.areRefused());
        if (obstacle.isPresent()) {
            keep(obstacle.get(), retirement);
            return;
        }
        analyzers.announce();
        decisions.leftOver().forEach(stack -> outcomes.ended(Outcome.of(stack.name(), DeploymentResult.DELETED)));
        retirement.say(outcomes, DeploymentResult.DELETED, Optional.empty());
    }

    private Retirement retirement() {
        try {
            return Retirement.of(decisions, calls);
        } catch (RequestException e) {
            String prefix = decisions.settings().retired().orElseThrow();
            String reason = "it cannot be seen what is left of the prefix: " + e.getMessage();
            outcomes.ended(Outcome.of(prefix + "-*", DeploymentResult.FAILED, reason));
            return Retirement.NONE;
        }
    }

    /** Why nothing is deleted. */
    private Optional<String> obstacle(Retirement retirement, BooleanSupplier isComplete) {
        if (!decisions.mayPrune()) {
            return Optional.of("nothing is deleted with --only");
        }
        analyzers.look();
        Optional<String> guard = decisions
                .pruneCount()
                .plus(analyzers.count())
                .plus(retirement.count())
                .guard(decisions.settings().pruneCaps());
        guard.ifPresent(reason -> outcomes.guard());
        return guard.or(() -> isComplete.getAsBoolean() ? Optional.empty() : Optional.of(LATER));
    }

    private void keep(String reason, Retirement retirement) {
        analyzers.keep(reason);
        decisions.leftOver().stream()
                .map(stack -> Outcome.of(stack.name(), DeploymentResult.NOT_RUN, reason))
                .forEach(outcomes::ended);
        retirement.say(outcomes, DeploymentResult.NOT_RUN, Optional.of(reason));
    }
}
