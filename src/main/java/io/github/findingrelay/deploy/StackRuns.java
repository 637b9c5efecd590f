package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.request.Workers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes stacks, several at a time, and remembers how they were seen last. */
final class StackRuns {

    /**
     * What is to be deployed.
     *
     * @param stack with the digest that tells when it is
     */
    record Target(Stack stack, String template) {}

    private final DeploymentDecisions decisions;
    private final DeploymentCalls calls;
    private final Workers workers;
    private final Map<String, Optional<DeployedStack>> seen = new HashMap<>();
    private int passes;

    StackRuns(DeploymentDecisions decisions, DeploymentCalls calls, Workers workers) {
        this.decisions = decisions;
        this.calls = calls;
        this.workers = workers;
    }

    /** Ends when every stack has its outcome, which the listener hears. */
    void deploy(List<Target> targets, DeploymentListener listener) {
        DeploymentCalls pass = calls.pass(++passes);
        run(
                targets.stream()
                        .map(target -> toDeploy(pass, target.stack(), target.template()))
                        .toList(),
                listener);
    }

    private StackRun toDeploy(DeploymentCalls pass, Stack stack, String template) {
        Request request = Request.of(decisions.manifest(), stack, template, "");
        StackRun run = StackRun.toDeploy(pass, stack, request, seen(stack.name()));
        return decisions.settings().adopts(stack.name()) ? run.adopting() : run;
    }

    /**
     * The same of stacks that are to be deleted.
     *
     * @param by tells with which role
     */
    void delete(DeploymentCalls by, List<DeployedStack> stacks, DeploymentListener listener) {
        run(
                stacks.stream()
                        .map(stack -> StackRun.toDelete(by, seen(stack.name()).orElse(stack)))
                        .toList(),
                listener);
    }

    private void run(Collection<StackRun> runs, DeploymentListener listener) {
        new StackStep(calls, workers, decisions.settings().maxConcurrency(), listener).run(runs);
        runs.forEach(run -> saw(run.name(), run.seen()));
    }

    void saw(String name, Optional<DeployedStack> stack) {
        seen.put(name, stack);
    }

    /** A stack as it was seen last; empty: there was none. */
    Optional<DeployedStack> seen(String name) {
        return seen.getOrDefault(name, decisions.before(name));
    }

    /** Whether a stack is there with all its resources. */
    boolean isThere(String name) {
        return seen(name)
                .filter(stack -> stack.isOf(decisions.manifest().names()))
                .filter(stack -> stack.status().isWhole())
                .isPresent();
    }
}
