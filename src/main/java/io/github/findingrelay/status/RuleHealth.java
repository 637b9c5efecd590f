package io.github.findingrelay.status;

import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Labelled;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a rule is there, in the state that generated/ says. */
record RuleHealth(DeliveryRule rule, RuleCondition condition) {

    /** What is the matter. */
    enum RuleCondition implements Labelled {
        ENABLED("is enabled"),
        /** As generated/ says. */
        DISABLED_FOR_NOW("is disabled, as generated/ says"),
        DISABLED("is disabled, although generated/ says enabled; enable it in EventBridge"),
        ENABLED_TOO_EARLY("is enabled, although generated/ says disabled"),
        MISSING("does not exist; delete its stack and run './relay deploy --execute', or fix its drift"),
        UNKNOWN("cannot be seen");

        private final String words;

        RuleCondition(String words) {
            this.words = words;
        }

        /** What is to be said after the rule's name. */
        String words() {
            return words;
        }

        boolean isHealthy() {
            return this == ENABLED || this == DISABLED_FOR_NOW;
        }
    }

    /**
     * With what EventBridge says.
     *
     * @param live whether each rule of its bus is enabled, by name; null: it does not say
     */
    static RuleHealth of(DeliveryRule rule, @Nullable Map<String, Boolean> live) {
        if (live == null) {
            return new RuleHealth(rule, RuleCondition.UNKNOWN);
        }
        Boolean enabled = live.get(rule.name());
        if (enabled == null) {
            return new RuleHealth(rule, RuleCondition.MISSING);
        }
        boolean wanted = rule.state() == RuleState.ENABLED;
        if (enabled) {
            return new RuleHealth(rule, wanted ? RuleCondition.ENABLED : RuleCondition.ENABLED_TOO_EARLY);
        }
        return new RuleHealth(rule, wanted ? RuleCondition.DISABLED : RuleCondition.DISABLED_FOR_NOW);
    }

    /** Whether findings pass. */
    NotificationState passing() {
        return switch (condition) {
            case ENABLED, ENABLED_TOO_EARLY -> NotificationState.YES;
            case DISABLED_FOR_NOW -> NotificationState.NOT_YET;
            case DISABLED, MISSING -> NotificationState.NO;
            case UNKNOWN -> NotificationState.UNKNOWN;
        };
    }

    /** That rules are not known is said of their bus. */
    Stream<HealthProblem> problems() {
        return condition.isHealthy() || condition == RuleCondition.UNKNOWN
                ? Stream.empty()
                : Stream.of(HealthProblem.of(
                        Category.RULE,
                        "rule " + rule.name(),
                        condition.words(),
                        rule.stack().owner()));
    }
}
