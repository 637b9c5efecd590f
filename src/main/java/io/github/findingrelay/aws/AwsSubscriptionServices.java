package io.github.findingrelay.aws;

import io.github.findingrelay.operate.SubscriptionDesk;

/** What lists and repairs subscriptions. */
public final class AwsSubscriptionServices {

  private AwsSubscriptionServices() {}

  /** The services of a session. */
  public static SubscriptionDesk.Services of(AwsSession session) {
    return new SubscriptionDesk.Services(
        AwsDeploymentServices.of(session).cloudFormation(),
        new AwsStackInspection(session),
        new AwsSubscriptions(session));
  }
}
