package io.github.findingrelay.routing;

/** Somebody receives a message because a rule matched. */
record Delivery(EventRule rule, RuleTarget target, Recipient recipient) {}
