package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.Stack;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;

/**
 * An {@code AWS::Events::Rule} as it will be deployed.
 *
 * @param bus name of its event bus
 * @param pattern JSON without white space
 * @param location where its logical id stands
 */
public record EventRule(
        Stack stack,
        String logicalId,
        String name,
        String bus,
        boolean enabled,
        String pattern,
        List<Target> targets,
        SourceLocation location) {

    /**
     * Where a rule sends what it matches.
     *
     * @param transformer the whole event is sent if there is none
     * @param handover whom the transformer says to tell
     */
    public record Target(
            String id,
            String arn,
            Optional<InputTransformer> transformer,
            Handover handover,
            SourceLocation location) {}

    /**
     * What EventBridge makes of an event before it sends it.
     *
     * @param paths JSON paths by placeholder
     */
    public record InputTransformer(Map<String, String> paths, String template) {
        public InputTransformer {
            paths = Collections.unmodifiableMap(new TreeMap<>(paths));
        }
    }

    /**
     * Why EventBridge does not take the pattern, if it does not; its own compiler says so. Such a
     * rule does not come into being, and takes no part in the proof.
     */
    public Optional<String> mistake() {
        int limit = Quota.PATTERN_LENGTH.limit();
        return pattern.length() > limit
                ? Optional.of("it has %d characters, and no quota goes beyond %d".formatted(pattern.length(), limit))
                : Optional.ofNullable(JsonRuleCompiler.check(pattern));
    }

    /** No two resources of a stack stand at the same place. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventRule rule && stack.equals(rule.stack) && location.equals(rule.location);
    }

    @Override
    public int hashCode() {
        return location.hashCode();
    }
}
