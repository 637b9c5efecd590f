package io.github.findingrelay.model;

/** Whether the Security Hub finding aggregator exists already or is ours to make. */
public enum Aggregator {
    EXISTING,
    MANAGED
}
