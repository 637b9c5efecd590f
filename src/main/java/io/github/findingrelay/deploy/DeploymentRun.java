package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackRuns.Target;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Workers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does what is decided: what is new comes before what it replaces goes. The fallback takes on whoever
 * is in between, and leaves accounts to others when their stacks are there.
 */
final class DeploymentRun {

    private final DeploymentDecisions decisions;
    private final Function<String, String> templates;
    private final DeploymentCalls calls;
    private final DeploymentOutcomes outcomes;
    private final StackRuns runs;
    private final AnalyzerPruning analyzers;
    private final StackSetStep stackSets;
    private final Fallbacks fallbacks;

    DeploymentRun(
            DeploymentDecisions decisions,
            Function<String, String> templates,
            DeploymentCalls calls,
            Workers workers,
            DeploymentOutcomes outcomes) {
        this.decisions = decisions;
        this.templates = templates;
        this.calls = calls;
        this.outcomes = outcomes;
        this.runs = new StackRuns(decisions, calls, workers);
        this.analyzers = new AnalyzerPruning(decisions, calls, outcomes);
        this.stackSets = new StackSetStep(decisions, templates, calls, outcomes, analyzers);
        this.fallbacks = new Fallbacks(
                decisions,
                FallbackSurvey.of(decisions, templates, new DeployedTemplates(calls, runs, true), runs),
                new FallbackChange(runs, outcomes));
    }

    /** Deploys, and says whose findings do not reach their owners then. */
    List<Untold> deploy() {
        Optional<String> foreign = foreign();
        if (foreign.isPresent()) {
            return nothing(foreign);
        }
        Optional<String> obstacle = foundation();
        for (DeploymentStep step : EnumSet.range(DeploymentStep.STATE_MACHINES, DeploymentStep.CHANNELS)) {
            deploy(others(step), obstacle);
        }
        decisions.stackSets().forEach(this::deploy);
        Optional<String> next = obstacle.isPresent() ? obstacle : eventBuses();
        accounts(next);
        if (next.isEmpty()) {
            fallbacks.switchOver(reach(), !decisions.isAnythingLeft());
        }
        boolean isPruned = prune(next.isEmpty() && reach().isComplete() && !fallbacks.haveFailed());
        if (isPruned && !fallbacks.areFinal()) {
            fallbacks.switchOver(reach(), true);
        }
        boolean isReached = reach().isComplete() && !fallbacks.haveFailed();
        fallbacks.report(isReached ? "what is left over is deleted" : "everything that it needs is deployed", outcomes);
        return new UntoldAccounts(reach(), fallbacks, templates).all();
    }

    /** Why nothing can be deployed: the foundation, or what it hands findings over to, is somebody else's. */
    private Optional<String> foreign() {
        Obstacles obstacles = obstacles();
        return obstacles
                .ofEverything()
                .or(() -> decisions.stacks(DeploymentStep.FOUNDATION).stream()
                        .filter(stack -> decisions.about(stack) != Decision.LEAVE)
                        .flatMap(stack -> obstacles.of(stack).stream())
                        .findFirst());
    }

    private List<Untold> nothing(Optional<String> obstacle) {
        deploy(decisions.stacks().toList(), obstacle);
        decisions.stackSets().forEach(this::deploy);
        prune(false);
        return new UntoldAccounts(reach(), fallbacks, templates).all();
    }

    /** With the stacks that have come since the look at the beginning. */
    private Obstacles obstacles() {
        return new Obstacles(
                decisions.manifest().stacks().stream()
                        .filter(stack -> decisions.foreign(stack).isPresent() || outcomes.isRefused(stack))
                        .toList(),
                templates);
    }

    /** Without a foundation of ours nobody would hear of what analyzers find. */
    private void deploy(StackSet set) {
        Optional<String> obstacle = foreign();
        if (obstacle.isPresent()) {
            outcomes.ended(Outcome.of(set.name(), DeploymentResult.NOT_RUN, obstacle.get()));
        } else {
            stackSets.deploy(set);
        }
    }

    /** Those that have no rules of the fallback, or whose templates we cannot read. */
    private List<Stack> others(DeploymentStep step) {
        return decisions.stacks(step).stream()
                .filter(stack -> !fallbacks.include(stack))
                .toList();
    }

    /** Makes the foundation ready for the others; why they cannot be deployed, if they cannot. */
    private Optional<String> foundation() {
        List<Stack> foundation = decisions.stacks(DeploymentStep.FOUNDATION);
        fallbacks.prepare();
        deploy(others(DeploymentStep.FOUNDATION), Optional.empty());
        Optional<String> obstacle = foundation.stream()
                .filter(this::isMissing)
                .map(stack -> "it needs the foundation, which is not there")
                .findFirst();
        if (obstacle.isEmpty() && fallbacks.haveFailed()) {
            return Optional.of("it needs the foundation, which cannot be made ready for it");
        }
        foundation.forEach(this::protect);
        return obstacle.or(fallbacks::unprepared);
    }

    /** Makes the event buses, and the fallback ready for what changes; why that cannot be, if it cannot. */
    private Optional<String> eventBuses() {
        fallbacks.bridge();
        deploy(others(DeploymentStep.EVENT_BUSES), Optional.empty());
        return fallbacks.haveFailed()
                ? Optional.of("the fallback cannot be made ready to take its findings meanwhile")
                : fallbacks.missed();
    }

    /**
     * What is told already stays as it is when something that its new version needs is not there. A new
     * stack does without channels: its mails arrive, and the fallback is told, too.
     */
    private void accounts(Optional<String> obstacle) {
        Reach reach = reach();
        Map<Optional<String>, List<Stack>> byObstacle = decisions.stacks(DeploymentStep.ACCOUNTS).stream()
                .collect(Collectors.groupingBy(stack -> obstacle.or(() -> reach.lackOf(
                                templates.apply(stack.template()),
                                decisions.before(stack).isEmpty())
                        .map("it needs %s, which is not there"::formatted))));
        byObstacle.forEach((each, stacks) -> deploy(stacks, each));
    }

    private Reach reach() {
        return new Reach(decisions, outcomes, runs, templates);
    }

    private void deploy(List<Stack> stacks, Optional<String> obstacle) {
        List<Target> targets = new ArrayList<>();
        Obstacles obstacles = obstacles();
        for (Stack stack : stacks) {
            Optional<DeployedStack> foreign = decisions.foreign(stack);
            Optional<String> why = obstacles.of(stack).or(() -> obstacle);
            if (foreign.isPresent()) {
                String refusal = decisions.ownership().refusal(foreign.get());
                outcomes.ended(Outcome.of(stack, DeploymentResult.REFUSED, refusal));
            } else if (decisions.about(stack) == Decision.LEAVE) {
                outcomes.ended(Outcome.of(stack, DeploymentResult.UNCHANGED));
            } else if (why.isPresent()) {
                outcomes.ended(Outcome.of(stack, DeploymentResult.NOT_RUN, why.get()));
            } else {
                targets.add(new Target(stack, templates.apply(stack.template())));
            }
        }
        runs.deploy(targets, outcomes);
    }

    /** A foundation that cannot be updated is the old one; one that was never made has no digest. */
    private boolean isMissing(Stack foundation) {
        return outcomes.hasFailed(foundation)
                && decisions.before(foundation).flatMap(DeployedStack::digest).isEmpty();
    }

    /**
     * Deleting the foundation would silence everybody. It is not protected from the beginning: a
     * creation that fails has to be deleted.
     */
    private void protect(Stack foundation) {
        boolean isProtected = decisions
                .before(foundation)
                .filter(DeployedStack::terminationProtected)
                .isPresent();
        if (isProtected || outcomes.hasFailed(foundation)) {
            return;
        }
        try {
            calls.budget().idempotent(() -> calls.cloudFormation().protect(foundation.name()));
        } catch (RequestException e) {
            String reason = "termination protection cannot be turned on: " + e.getMessage();
            outcomes.ended(Outcome.of(foundation, DeploymentResult.FAILED, reason));
        }
    }

    /**
     * Deletes what is left over.
     *
     * @param isReached whether everybody is told without it
     * @return whether nothing is left over
     */
    private boolean prune(boolean isReached) {
        return new Pruning(decisions, calls, outcomes, analyzers).run(isReached, this::delete);
    }

    /** What hands findings over goes before what it hands them to. */
    private void delete(DeploymentCalls by, List<DeployedStack> stacks) {
        Map<Boolean, List<DeployedStack>> byUse =
                stacks.stream().collect(Collectors.partitioningBy(this::isUsedByOthers));
        runs.delete(by, byUse.getOrDefault(false, List.of()), outcomes);
        runs.delete(by, byUse.getOrDefault(true, List.of()), outcomes);
    }

    private boolean isUsedByOthers(DeployedStack stack) {
        return decisions
                .manifest()
                .names()
                .kindIn(stack.name())
                .filter(kind -> kind == StackKind.FOUNDATION || kind == StackKind.CHANNEL)
                .isPresent();
    }
}
