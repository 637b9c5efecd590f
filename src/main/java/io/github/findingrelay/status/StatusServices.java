package io.github.findingrelay.status;

import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.desk.Queues;
import io.github.findingrelay.subscriptions.StackInspection;
import io.github.findingrelay.subscriptions.Subscriptions;

/** The services that are asked how everything stands, in the account and Region of the stacks. */
record StatusServices(
    CloudFormation cloudFormation,
    StackSets stackSets,
    StackInspection inspection,
    Subscriptions subscriptions,
    EventRules rules,
    Queues queues) {}
