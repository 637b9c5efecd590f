package io.github.findingrelay.model;

/** {@code Severity.Label} of a Security Hub finding. */
public enum SeverityLabel {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
