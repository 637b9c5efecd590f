package io.github.findingrelay.model;

import java.util.List;
import java.util.Set;

/**
 * An event rule for findings, as it is in generated/.
 *
 * @param bus name of its event bus
 * @param state in which it is deployed
 * @param accounts ids that its pattern lists; empty: it is not made for certain accounts
 * @param topics ARNs of those that it publishes to
 * @param buses names of those that it forwards to
 */
public record DeliveryRule(
        Stack stack,
        String name,
        String bus,
        RuleState state,
        Set<String> accounts,
        List<String> topics,
        List<String> buses) {
    public DeliveryRule {
        accounts = Set.copyOf(accounts);
        topics = List.copyOf(topics);
        buses = List.copyOf(buses);
    }

    /** Whether it only hands findings to another bus. */
    public boolean isForwarding() {
        return !buses.isEmpty();
    }
}
