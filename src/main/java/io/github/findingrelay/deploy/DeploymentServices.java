package io.github.findingrelay.deploy;

/** The services of AWS, in the account and home Region of the stacks. */
record DeploymentServices(
    CloudFormation cloudFormation, StackSets stackSets, Analyzers analyzers) {}
