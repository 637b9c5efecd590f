package io.github.findingrelay.operate;

import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.deploy.StackSets;

/** The services that are asked how everything stands, in the account and Region of the stacks. */
public record StatusServices(
    CloudFormation cloudFormation,
    StackSets stackSets,
    StackInspection inspection,
    Subscriptions subscriptions,
    EventRules rules,
    Queues queues) {}
