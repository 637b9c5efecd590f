package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Workers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Does what is decided: the foundation, what needs it, and then what is left over. */
record DeploymentRun(
        DeploymentDecisions decisions,
        Function<String, String> templates,
        DeploymentCalls calls,
        Workers workers,
        DeploymentOutcomes outcomes) {

    void deploy() {
        List<Stack> foundation = decisions.stacks(DeploymentStep.FOUNDATION);
        deploy(foundation, Optional.empty());
        Optional<String> obstacle = obstacles()
                .ofEverything()
                .or(() -> foundation.stream()
                        .filter(this::isMissing)
                        .map(stack -> "it needs the foundation, which is not there")
                        .findFirst());
        foundation.forEach(this::protect);
        AnalyzerPruning analyzers = new AnalyzerPruning(decisions, calls, outcomes);
        StackSetStep stackSets = new StackSetStep(decisions, templates, calls, outcomes, analyzers);
        for (DeploymentStep step : EnumSet.range(DeploymentStep.REST_OF_FOUNDATION, DeploymentStep.ACCOUNTS)) {
            if (step == DeploymentStep.STACK_SETS) {
                decisions.stackSets().forEach(set -> deploy(stackSets, set));
            } else {
                deploy(decisions.stacks(step), obstacle);
            }
        }
        new Pruning(decisions, calls, outcomes, analyzers).run(true, this::delete);
    }

    private void delete(DeploymentCalls by, List<DeployedStack> stacks) {
        run(stacks.stream().map(stack -> StackRun.toDelete(by, stack)).toList());
    }

    /** Without a foundation of ours nobody would hear of what analyzers find. */
    private void deploy(StackSetStep stackSets, StackSet set) {
        Optional<String> obstacle = obstacles().ofEverything();
        if (obstacle.isPresent()) {
            outcomes.ended(Outcome.of(set.name(), DeploymentResult.NOT_RUN, obstacle.get()));
        } else {
            stackSets.deploy(set);
        }
    }

    private void deploy(List<Stack> stacks, Optional<String> obstacle) {
        List<StackRun> runs = new ArrayList<>();
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
                String template = templates.apply(stack.template());
                Request request = Request.of(decisions.manifest(), stack, template, "");
                StackRun run = StackRun.toDeploy(calls, stack, request, decisions.before(stack));
                runs.add(decisions.settings().adopts(stack.name()) ? run.adopting() : run);
            }
        }
        run(runs);
    }

    /** With the stacks that have come since the look at the beginning. */
    private Obstacles obstacles() {
        return new Obstacles(
                decisions.manifest().stacks().stream()
                        .filter(stack -> decisions.foreign(stack).isPresent() || outcomes.isRefused(stack))
                        .toList(),
                templates);
    }

    private void run(List<StackRun> runs) {
        new StackStep(calls, workers, decisions.settings().maxConcurrency(), outcomes).run(runs);
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
}
