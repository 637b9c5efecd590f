package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Time;
import java.util.List;
import java.util.Random;

/**
 * How one run calls AWS.
 *
 * @param tokenPrefix begins the tokens of this run and of no other: what is sent again with the
 *     same token is done once
 */
record DeploymentCalls(
    DeploymentServices services, RequestBudget budget, Time time, String tokenPrefix) {

  static DeploymentCalls of(DeploymentServices services, Time time, Random random) {
    RequestBudget budget = new RequestBudget(time, random);
    return new DeploymentCalls(
        services, budget, time, "finding-relay-" + Long.toHexString(random.nextLong()));
  }

  CloudFormation cloudFormation() {
    return services.cloudFormation();
  }

  StackSets stackSets() {
    return services.stackSets();
  }

  /** The stacks of a set. */
  List<Instance> instances(String stackSet, CallAs callAs) {
    return budget.pages(next -> stackSets().instances(stackSet, callAs, next));
  }
}
