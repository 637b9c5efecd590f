package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.routing.EventRule.Target;
import io.github.findingrelay.routing.StackContents.Permission;
import io.github.findingrelay.routing.StackContents.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What must hold of rules and topics whatever the findings: AWS's quotas, and an open way. */
final class TopologyCheck {

    private static final SourceLocation MANIFEST = SourceLocation.wholeFile(ManifestFile.PATH);

    /** No quota of AWS's can raise it. */
    private static final int MAX_TARGETS = 5;

    private final Topology topology;
    private final StackContents contents;
    private final Organization organization;
    private final Set<String> topics;
    private final Map<String, SourceLocation> named = new HashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private TopologyCheck(Topology topology, Organization organization) {
        this.topology = topology;
        this.contents = topology.contents();
        this.organization = organization;
        this.topics = contents.topics.stream().map(Topic::arn).collect(Collectors.toSet());
    }

    /**
     * Checks everything.
     *
     * @param refused why EventBridge does not take a rule, for those that it does not
     */
    static List<Diagnostic> of(Topology topology, Organization organization, Map<EventRule, String> refused) {
        TopologyCheck check = new TopologyCheck(topology, organization);
        topology.stacks().forEach(check::stack);
        check.buses();
        refused.forEach(check::refused);
        topology.rules().forEach(check::rule);
        check.contents.topics.forEach(check::topic);
        return check.found;
    }

    private void stack(Stack stack) {
        once(
                "stack " + stack.name(),
                SourceLocation.wholeFile(ManifestFile.FOLDER + "/" + stack.template()),
                "stack.duplicate");
        if (!Topology.receivesFindings(stack, organization)) {
            String account = organization.adminAccount();
            String region = organization.homeRegion();
            error(
                    MANIFEST,
                    "stack %s goes to account %s and Region %s, where no finding arrives; accounts.yaml says %s and %s"
                            .formatted(stack.name(), stack.account(), stack.region(), account, region),
                    "stack.place");
        }
    }

    private void once(String name, SourceLocation location, String rule) {
        SourceLocation first = named.putIfAbsent(name, location);
        if (first != null) {
            error(location, "%s is in %s too; AWS takes only one".formatted(name, first), rule);
        }
    }

    private void buses() {
        Map<String, Integer> rules = new TreeMap<>();
        topology.rules().forEach(rule -> rules.merge(rule.bus(), 1, Integer::sum));
        int granted = organization.quota(Quota.RULES_PER_BUS);
        rules.values().removeIf(count -> count <= granted);
        rules.forEach((bus, count) -> error(
                MANIFEST,
                "event bus %s would have %d rules, and %d are granted ('quotas' in accounts.yaml)"
                        .formatted(bus, count, granted),
                Quota.RULES_PER_BUS.rule()));
    }

    private void refused(EventRule rule, String mistake) {
        error(
                rule.location(),
                "EventBridge refuses the pattern of rule %s: %s"
                        .formatted(rule.name(), mistake.lines().findFirst().orElse("")),
                "pattern.invalid");
    }

    private void rule(EventRule rule) {
        once("rule %s on bus %s".formatted(rule.name(), rule.bus()), rule.location(), "rule.duplicate");
        int length = rule.pattern().length();
        int granted = organization.quota(Quota.PATTERN_LENGTH);
        if (length > granted && length <= Quota.PATTERN_LENGTH.limit()) {
            error(
                    rule.location(),
                    "the pattern of rule %s has %d characters, and %d are granted ('quotas' in accounts.yaml)"
                            .formatted(rule.name(), length, granted),
                    Quota.PATTERN_LENGTH.rule());
        }
        targets(rule);
    }

    private void targets(EventRule rule) {
        int count = rule.targets().size();
        if (count == 0 || count > MAX_TARGETS) {
            error(
                    rule.location(),
                    "rule %s has %d targets; EventBridge takes 1 to %d".formatted(rule.name(), count, MAX_TARGETS),
                    "quota.targets");
        }
        rule.targets().forEach(target -> target(rule, target));
    }

    private void target(EventRule rule, Target target) {
        String what = "target " + target.id() + " of rule " + rule.name();
        if (topology.isBus(target)
                && target.role()
                        .filter(role -> permits(role, "events:PutEvents", target.arn()))
                        .isEmpty()) {
            error(
                    target.location(),
                    what + " forwards to a bus, but has no role that may put events there",
                    "target.role");
        }
        if (!topology.isBus(target) && !topics.contains(target.arn())) {
            error(target.location(), what + " goes to " + target.arn() + ", which no stack makes", "target.unknown");
        }
        if (target.deadLetters()
                .filter(queue -> topology.takesDeadLetters(queue, rule))
                .isEmpty()) {
            error(
                    target.location(),
                    what + " has no dead-letter queue that takes what fails there: it would be lost",
                    "target.dead-letters");
        }
    }

    private boolean permits(String principal, String action, String resource) {
        return contents.permissions.contains(new Permission(principal, action, resource));
    }

    private void topic(Topic topic) {
        once("topic " + topic.arn(), topic.location(), "topic.duplicate");
        if (!permits(PolicyDocument.EVENT_BRIDGE, "sns:Publish", topic.arn())) {
            error(
                    topic.location(),
                    "no policy lets EventBridge publish to %s (without a condition, which it does not support)"
                            .formatted(topic.arn()),
                    "topic.policy");
        }
        topic.key().ifPresent(key -> key(topic, key));
    }

    private void key(Topic topic, String key) {
        keyUser(topic, key, PolicyDocument.EVENT_BRIDGE);
        if (topology.recipientsOf(topic.arn()).stream().anyMatch(Recipient::isChat)) {
            keyUser(topic, key, PolicyDocument.CHAT);
        }
    }

    private void keyUser(Topic topic, String key, String service) {
        if (!Permission.KEY_ACTIONS.stream().allMatch(action -> permits(service, action, key))) {
            error(
                    topic.location(),
                    "topic %s is encrypted with %s, which no policy lets %s use (without a condition)"
                            .formatted(topic.arn(), key, service),
                    "topic.key");
        }
    }

    private void error(SourceLocation location, String message, String rule) {
        found.add(Diagnostic.error(location, message, rule));
    }
}
