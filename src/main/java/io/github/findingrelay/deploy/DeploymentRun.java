package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.model.Stack;
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
        Optional<String> obstacle = foundation.stream()
                .filter(this::isMissing)
                .map(stack -> "it needs the foundation, which is not there")
                .findFirst();
        foundation.forEach(this::protect);
        StackSetStep stackSets = new StackSetStep(decisions.manifest(), templates, calls, outcomes);
        for (DeploymentStep step : EnumSet.range(DeploymentStep.REST_OF_FOUNDATION, DeploymentStep.ACCOUNTS)) {
            if (step == DeploymentStep.STACK_SETS) {
                decisions.stackSets().forEach(stackSets::deploy);
            } else {
                deploy(decisions.stacks(step), obstacle);
            }
        }
        prune(stackSets);
    }

    private void deploy(List<Stack> stacks, Optional<String> obstacle) {
        List<StackRun> runs = new ArrayList<>();
        for (Stack stack : stacks) {
            if (decisions.about(stack) == Decision.LEAVE) {
                outcomes.ended(Outcome.of(stack, DeploymentResult.UNCHANGED));
            } else if (obstacle.isPresent()) {
                outcomes.ended(Outcome.of(stack, DeploymentResult.NOT_RUN, obstacle.get()));
            } else {
                String template = templates.apply(stack.template());
                Request request = Request.of(decisions.manifest(), stack, template, "");
                runs.add(StackRun.toDeploy(calls, stack, request, decisions.before(stack)));
            }
        }
        run(runs);
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

    /**
     * Deletes the stacks of ours that the manifest lacks. Where anything has failed, the old stacks
     * may be the only ones that notify somebody: they stay until all is well.
     */
    private void prune(StackSetStep stackSets) {
        boolean isComplete = outcomes.areComplete();
        if (isComplete && decisions.mayPrune()) {
            stackSets.prune();
        }
        String reason = decisions.pruneGuard().orElse(isComplete ? "" : "is deleted when everything else is deployed");
        if (reason.isEmpty()) {
            run(decisions.leftOver().stream()
                    .map(stack -> StackRun.toDelete(calls, stack))
                    .toList());
        } else {
            decisions.leftOver().stream()
                    .map(stack -> Outcome.of(stack.name(), DeploymentResult.NOT_RUN, reason))
                    .forEach(outcomes::ended);
        }
    }
}
