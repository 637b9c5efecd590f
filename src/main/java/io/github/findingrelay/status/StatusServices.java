package io.github.findingrelay.status;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.deploy.Analyzers;
import io.github.findingrelay.deploy.AwsDeployment;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.desk.Queues;
import io.github.findingrelay.subscriptions.SubscriptionServices;

/** The services that are asked how everything stands, in the account and Region of the stacks. */
record StatusServices(
        SubscriptionServices subscriptions,
        StackSets stackSets,
        Analyzers analyzers,
        EventRules rules,
        Queues queues,
        Executions executions) {

    static StatusServices of(AwsSession session) {
        return new StatusServices(
                SubscriptionServices.of(session),
                AwsDeployment.stackSets(session),
                AwsDeployment.analyzers(session),
                new AwsEventRules(session),
                Queues.of(session),
                Executions.of(session));
    }
}
