package io.github.findingrelay.deploy;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;

/** Stacks that are deployed at the same time, each step when the one before has ended. */
enum DeploymentStep {
    FOUNDATION,
    REST_OF_FOUNDATION,
    SECURITY_HUB,
    CHANNELS,
    STACK_SETS,
    ACCOUNTS;

    static DeploymentStep of(Stack stack, ResourceNames names) {
        return switch (stack.kind()) {
            case FOUNDATION -> stack.name().equals(names.foundation()) ? FOUNDATION : REST_OF_FOUNDATION;
            case SECURITY_HUB -> SECURITY_HUB;
            case CHANNEL -> CHANNELS;
            case ACCOUNT, OWNER, SHARED -> ACCOUNTS;
        };
    }
}
