package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.model.Stack;
import java.util.List;

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
}
