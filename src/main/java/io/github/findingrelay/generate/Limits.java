package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Routing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What AWS would not take. */
final class Limits {

    private static final String RAISE = "ask AWS for a higher quota and enter it under 'quotas'";

    private static final int MAX_TOPICS = 100_000;

    private static final int MAX_RULE_NAME = 64;

    private final Organization organization;
    private final List<Diagnostic> found = new ArrayList<>();

    private Limits(Organization organization) {
        this.organization = organization;
    }

    static List<Diagnostic> check(Organization organization) {
        Limits limits = new Limits(organization);
        limits.withoutEffect();
        limits.quotas();
        limits.names();
        limits.archiveRuleNames();
        return limits.found;
    }

    private void withoutEffect() {
        Notifications notifications = organization.notifications();
        if (notifications.routing() == Routing.SHARED && notifications.eventBuses() > 0) {
            warning(
                    "'eventBuses' has no effect with routing: shared, whose few rules are on the default bus",
                    "notifications.unused-event-buses");
        }
        if (organization.aggregator() == Aggregator.MANAGED
                && organization.linkedRegions().isEmpty()) {
            warning(
                    "'aggregator: managed' has no effect with one Region, whose findings need not be gathered",
                    "security-hub.unused-aggregator");
        }
    }

    private void quotas() {
        QuotaUsage usage = QuotaUsage.of(organization);
        for (Quota quota : Quota.values()) {
            check(
                    what(quota, usage),
                    usage.of(quota),
                    organization.quota(quota),
                    quota.rule(),
                    () -> remedies(quota, usage.of(quota)));
        }
        check(
                "topics",
                usage.topics(),
                MAX_TOPICS,
                "quota.topics",
                () -> orByOwner("give fewer accounts contacts of their own"));
    }

    private void check(String what, int needed, int granted, String rule, Supplier<String> remedies) {
        new Limit(what, needed, granted, rule, remedies).check().ifPresent(found::add);
    }

    private static String what(Quota quota, QuotaUsage usage) {
        return switch (quota) {
            case RULES_PER_BUS -> "rules on " + usage.busiestBus();
            case PATTERN_LENGTH -> "characters in the longest event pattern of the fallback";
            case STACKS -> "stacks";
            case PENDING_SUBSCRIPTIONS -> "subscriptions of mail addresses, all of them pending at first,";
            case ARCHIVE_RULES -> "archive rules on an analyzer";
        };
    }

    /** In order of effort. */
    private String remedies(Quota quota, int needed) {
        String limit = "no quota goes beyond " + quota.limit();
        boolean canBeRaised = needed <= quota.limit();
        return switch (quota) {
            case RULES_PER_BUS, PATTERN_LENGTH ->
                canBeRaised
                        ? moreBuses().map(set -> set + ", or ").orElse("") + RAISE
                        : moreBuses().orElse(limit);
            case STACKS -> orByOwner(RAISE);
            case PENDING_SUBSCRIPTIONS -> orByOwner("give each owner one address, for example of a list, or " + RAISE);
            case ARCHIVE_RULES ->
                "merge rules that differ in one value, or remove those that are no longer needed"
                        + (canBeRaised ? ", or " + RAISE : "; " + limit);
        };
    }

    private Optional<String> moreBuses() {
        return BusUsage.sufficient(organization)
                .map(number -> "set 'eventBuses: %d' under 'notifications'".formatted(number));
    }

    /** Makes fewer stacks, topics and subscriptions. */
    private String orByOwner(String first) {
        return organization.notifications().routing() == Routing.ACCOUNT
                ? first + ", or set 'routing: owner' under 'notifications'"
                : first;
    }

    /** A rule that is split makes names, which another rule may have. */
    private void archiveRuleNames() {
        Set<String> names = new HashSet<>();
        for (AnalyzerRule rule : AnalyzerSets.rules(organization)) {
            if (!names.add(rule.name())) {
                error(
                        "two archive rules would be named '%s': a rule with more than %d values becomes several, with numbers, and 'iam-roles-of-other-regions' is a rule of ours; give one another name"
                                .formatted(rule.name(), AnalyzerRule.MAX_VALUES),
                        "archive-rule.name-taken");
            }
        }
    }

    /** Names of accounts' rules are short enough; those of owners may not be. */
    private void names() {
        if (organization.notifications().routing() == Routing.OWNER) {
            RuleGroup.byOwner(organization, organization.notifications().eventBuses()).entrySet().stream()
                    .flatMap(groups -> longRuleNames(groups.getKey(), groups.getValue()))
                    .limit(1)
                    .forEach(message -> error(message, "quota.rule-name"));
        }
    }

    private Stream<String> longRuleNames(String owner, List<RuleGroup> groups) {
        ResourceNames names = organization.names();
        return groups.stream()
                .map(group -> names.rule(names.owner(owner), "findings", group.key()))
                .filter(name -> name.length() > MAX_RULE_NAME)
                .map(name ->
                        "owner '%s' would have a rule named %s, and EventBridge takes %d characters; give the owner or 'stackPrefix' a shorter name"
                                .formatted(owner, name, MAX_RULE_NAME));
    }

    private void error(String message, String rule) {
        found.add(Diagnostic.error(AccountsFile.NAME, message, rule));
    }

    private void warning(String message, String rule) {
        found.add(Diagnostic.warning(AccountsFile.NAME, message, rule));
    }
}
