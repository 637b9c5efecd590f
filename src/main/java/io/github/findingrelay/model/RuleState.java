package io.github.findingrelay.model;

/** Whether the event rules are deployed enabled. The names are EventBridge's. */
public enum RuleState {
    ENABLED,
    DISABLED
}
