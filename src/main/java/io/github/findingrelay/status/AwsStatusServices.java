package io.github.findingrelay.status;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.deploy.AwsDeploymentServices;
import io.github.findingrelay.deploy.Deployment;
import io.github.findingrelay.desk.AwsQueues;
import io.github.findingrelay.subscriptions.AwsStackInspection;
import io.github.findingrelay.subscriptions.AwsSubscriptions;

/** What says how everything stands. */
final class AwsStatusServices {

  private AwsStatusServices() {}

  /** The services of a session. */
  static StatusServices of(AwsSession session) {
    Deployment.DeploymentServices deployed = AwsDeploymentServices.of(session);
    return new StatusServices(
        deployed.cloudFormation(),
        deployed.stackSets(),
        new AwsStackInspection(session),
        new AwsSubscriptions(session),
        new AwsEventRules(session),
        new AwsQueues(session));
  }
}
