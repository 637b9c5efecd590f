package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Time;
import java.util.List;
import java.util.Random;

/**
 * How one run calls AWS, in the account and home Region of the stacks.
 *
 * @param tokenPrefix begins the tokens of this run and of no other: what is sent again with the
 *     same token is done once
 */
record DeploymentCalls(
        CloudFormation cloudFormation,
        StackSets stackSets,
        Analyzers analyzers,
        RequestBudget budget,
        Time time,
        String tokenPrefix) {

    DeploymentCalls(CloudFormation cloudFormation, StackSets stackSets, Analyzers analyzers, Time time, Random random) {
        this(
                cloudFormation,
                stackSets,
                analyzers,
                new RequestBudget(time, random),
                time,
                "finding-relay-" + Long.toHexString(random.nextLong()));
    }

    /** The same for stacks that were made with other roles than ours. */
    DeploymentCalls withRolesOfStacks() {
        return new DeploymentCalls(cloudFormation.withRolesOfStacks(), stackSets, analyzers, budget, time, tokenPrefix);
    }

    /** The stacks of a set. */
    List<Instance> instances(String stackSet, CallAs callAs) {
        return budget.pages(next -> stackSets.instances(stackSet, callAs, next));
    }

    /** The same with other tokens: a stack may be changed more than once in a run. */
    DeploymentCalls pass(int number) {
        return new DeploymentCalls(
                cloudFormation, stackSets, analyzers, budget, time, "%s-%d".formatted(tokenPrefix, number));
    }
}
