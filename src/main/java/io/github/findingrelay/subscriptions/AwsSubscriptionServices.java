package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.deploy.AwsDeploymentServices;

/** What lists and repairs subscriptions. */
final class AwsSubscriptionServices {

  private AwsSubscriptionServices() {}

  /** The services of a session. */
  static SubscriptionDesk.SubscriptionServices of(AwsSession session) {
    return new SubscriptionDesk.SubscriptionServices(
        AwsDeploymentServices.of(session).cloudFormation(),
        new AwsStackInspection(session),
        new AwsSubscriptions(session));
  }
}
