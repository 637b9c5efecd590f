package io.github.findingrelay.deploy;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;

/** Stacks that are deployed at the same time, each step when the one before has ended. */
enum DeploymentStep {
    FOUNDATION,
    STATE_MACHINES,
    SECURITY_HUB,
    CHANNELS,
    STACK_SETS,
    EVENT_BUSES,
    ACCOUNTS;

    static DeploymentStep of(Stack stack, ResourceNames names) {
        return switch (stack.kind()) {
            case FOUNDATION -> ofFoundation(stack.name(), names);
            case SECURITY_HUB -> SECURITY_HUB;
            case CHANNEL -> CHANNELS;
            case ACCOUNT, OWNER, SHARED -> ACCOUNTS;
        };
    }

    private static DeploymentStep ofFoundation(String stack, ResourceNames names) {
        if (stack.equals(names.foundation())) {
            return FOUNDATION;
        }
        return names.isOfEventBus(stack) ? EVENT_BUSES : STATE_MACHINES;
    }

    /** Whether its stacks have rules of the fallback. */
    boolean isOfFallback() {
        return this == FOUNDATION || this == EVENT_BUSES;
    }
}
