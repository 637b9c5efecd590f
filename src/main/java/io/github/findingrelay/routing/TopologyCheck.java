package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.routing.EventRule.Target;
import io.github.findingrelay.routing.StackContents.Machine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must hold of rules and topics whatever the findings: AWS's quotas, and an open way. */
final class TopologyCheck {

    private static final SourceLocation MANIFEST = SourceLocation.wholeFile(ManifestFile.PATH);

    private final Topology topology;
    private final StackContents contents;
    private final Organization organization;

    /** The files of those that make them, by their ARNs. */
    private final Map<String, String> topics = new HashMap<>();

    private final Map<String, SourceLocation> named = new HashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private TopologyCheck(Topology topology, Organization organization) {
        this.topology = topology;
        this.contents = topology.contents();
        this.organization = organization;
        contents.topics.forEach(
                topic -> topics.put(topic.arn(), topic.location().file()));
    }

    /**
     * Checks everything.
     *
     * @param refused why EventBridge does not take a rule, for those that it does not
     */
    static List<Diagnostic> of(Topology topology, Organization organization, Map<EventRule, String> refused) {
        TopologyCheck check = new TopologyCheck(topology, organization);
        check.buses();
        refused.forEach(check::refused);
        topology.rules().forEach(check::rule);
        check.contents.topics.forEach(topic -> check.once("topic " + topic.arn(), topic.location(), "topic.duplicate"));
        check.contents.machines.forEach(check::machine);
        return check.found;
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
        if (count != 1) {
            error(rule.location(), "rule %s has %d targets and not one".formatted(rule.name(), count), "rule.targets");
        }
        rule.targets().forEach(target -> target(rule, target));
    }

    private void target(EventRule rule, Target target) {
        String what = "target " + target.id() + " of rule " + rule.name();
        if (topology.machine(target).isPresent()) {
            handover(rule, target, what);
        } else if (!topology.isBus(target)) {
            error(
                    target.location(),
                    what + " goes to " + target.arn() + ", which is no state machine of our stacks",
                    "target.unknown");
        }
    }

    private void handover(EventRule rule, Target target, String what) {
        target.transformer()
                .map(Handover::mistake)
                .orElse(Optional.of("is missing"))
                .ifPresent(mistake -> error(
                        target.location(), "the input transformer of " + what + " " + mistake, "target.transformer"));
        Handover handover = target.handover();
        handover.all()
                .filter(topic -> !topics.containsKey(topic))
                .forEach(topic -> error(
                        target.location(), what + " tells " + topic + ", which no stack makes", "target.unknown"));
        handover.topics().stream()
                .filter(topic -> isOfOthers(topic, rule))
                .forEach(topic -> error(
                        target.location(),
                        what + " tells " + topic + ", which is the topic of others, also if nobody is subscribed yet",
                        "target.others"));
        wrongMedium(handover.topics(), Recipient::isChat)
                .forEach(topic ->
                        error(target.location(), what + " sends a mail to chat, by " + topic, "target.medium"));
        wrongMedium(handover.channels(), recipient -> !recipient.isChat())
                .forEach(topic ->
                        error(target.location(), what + " sends a card to people, by " + topic, "target.medium"));
    }

    /** A rule tells the topic that is in its stack; those of event buses tell the fallback's. */
    private boolean isOfOthers(String topic, EventRule rule) {
        boolean isOfFallback = rule.stack().kind() == StackKind.FOUNDATION
                && topic.endsWith(":" + organization.names().fallback());
        String file = rule.location().file();
        return !isOfFallback && !topics.getOrDefault(topic, file).equals(file);
    }

    private Stream<String> wrongMedium(List<String> arns, Predicate<Recipient> wrong) {
        return arns.stream()
                .filter(topic -> topology.recipientsOf(topic).stream().anyMatch(wrong));
    }

    private void machine(Machine machine) {
        once("state machine " + machine.name(), machine.location(), "machine.duplicate");
    }

    private void error(SourceLocation location, String message, String rule) {
        found.add(Diagnostic.error(location, message, rule));
    }
}
