package io.github.findingrelay.aws;

import io.github.findingrelay.deploy.Deployment;
import io.github.findingrelay.operate.StatusServices;

/** What says how everything stands. */
public final class AwsStatusServices {

  private AwsStatusServices() {}

  /** The services of a session. */
  public static StatusServices of(AwsSession session) {
    Deployment.Services deployed = AwsDeploymentServices.of(session);
    return new StatusServices(
        deployed.cloudFormation(),
        deployed.stackSets(),
        new AwsStackInspection(session),
        new AwsSubscriptions(session),
        new AwsEventRules(session),
        new AwsQueues(session));
  }
}
