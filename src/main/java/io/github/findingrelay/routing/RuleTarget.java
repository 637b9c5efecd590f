package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.Optional;

/**
 * Where a rule sends what it matches.
 *
 * @param deadLetters ARN of the queue for what cannot be delivered
 * @param role ARN of the role that EventBridge takes
 * @param transformer the whole event is sent if there is none
 */
record RuleTarget(
    String id,
    String arn,
    Optional<String> deadLetters,
    Optional<String> role,
    Optional<InputTransformer> transformer,
    SourceLocation location) {}
