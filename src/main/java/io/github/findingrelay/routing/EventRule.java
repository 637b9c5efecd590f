package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.model.Stack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AWS::Events::Rule} as it will be deployed.
 *
 * @param bus name of its event bus
 * @param pattern JSON without white space
 * @param location where its logical id stands
 */
record EventRule(
    Stack stack,
    String logicalId,
    String name,
    String bus,
    boolean enabled,
    String pattern,
    List<RuleTarget> targets,
    SourceLocation location) {

  static final String DEFAULT_BUS = "default";

  EventRule {
    targets = List.copyOf(targets);
  }

  /** Its ARN, in the partition of the queue that it leaves dead letters in. */
  String arn(String queue) {
    String partition = queue.split(":", 3)[1];
    String path = bus.equals(DEFAULT_BUS) ? name : bus + "/" + name;
    return "arn:%s:events:%s:%s:rule/%s"
        .formatted(partition, stack.region(), stack.account(), path);
  }

  /** No two resources of a stack stand at the same place. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventRule rule
        && stack.equals(rule.stack)
        && location.equals(rule.location);
  }

  @Override
  public int hashCode() {
    return location.hashCode();
  }
}
