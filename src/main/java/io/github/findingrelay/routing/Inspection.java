package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.routing.StackContents.Forwarder;
import io.github.findingrelay.routing.StackContents.KeyUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.event.ruler.JsonRuleCompiler;

/** What must hold of rules and topics whatever the findings: AWS's quotas, and an open way. */
final class Inspection {

  /** No quota of AWS's can raise it. */
  private static final int MAX_TARGETS = 5;

  /** EventBridge API reference, PutRule. */
  private final Topology topology;

  private final Organization organization;
  private final Map<String, Topic> topics = new HashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private Inspection(Topology topology, Organization organization) {
    this.topology = topology;
    this.organization = organization;
    topology.topics().forEach(topic -> topics.put(topic.arn(), topic));
  }

  /**
   * Inspects everything.
   *
   * @param refused why EventBridge does not take a rule, for those that it does not
   */
  static List<Diagnostic> of(
      Topology topology, Organization organization, Map<EventRule, String> refused) {
    Inspection inspection = new Inspection(topology, organization);
    inspection.names();
    inspection.places();
    inspection.buses();
    refused.forEach(inspection::refused);
    topology.rules().forEach(inspection::rule);
    topology.topics().forEach(inspection::topic);
    return inspection.found;
  }

  /**
   * Why EventBridge does not take a pattern, if it does not; its own compiler says so. Such a rule
   * does not come into being, and takes no part in the proof.
   */
  static Optional<String> mistake(EventRule rule) {
    int length = rule.pattern().length();
    return length > Quota.PATTERN_LENGTH.limit()
        ? Optional.of(
            "it has %d characters, and no quota goes beyond %d"
                .formatted(length, Quota.PATTERN_LENGTH.limit()))
        : Optional.ofNullable(JsonRuleCompiler.check(rule.pattern()));
  }

  private void names() {
    Map<String, SourceLocation> seen = new HashMap<>();
    for (Stack stack : topology.stacks()) {
      once(
          seen,
          "stack " + stack.name(),
          SourceLocation.wholeFile(ManifestFile.FOLDER + "/" + stack.template()),
          "stack.duplicate");
    }
    for (EventRule rule : topology.rules()) {
      once(
          seen,
          "rule %s on bus %s".formatted(rule.name(), rule.bus()),
          rule.location(),
          "rule.duplicate");
    }
    for (Topic topic : topology.topics()) {
      once(seen, "topic " + topic.arn(), topic.location(), "topic.duplicate");
    }
  }

  private void once(
      Map<String, SourceLocation> seen, String name, SourceLocation location, String rule) {
    SourceLocation first = seen.putIfAbsent(name, location);
    if (first != null) {
      error(location, "%s is in %s too; AWS takes only one".formatted(name, first), rule);
    }
  }

  private void places() {
    for (Stack stack : topology.stacks()) {
      if (!stack.account().equals(organization.adminAccount())
          || !stack.region().equals(organization.homeRegion())) {
        error(
            SourceLocation.wholeFile(ManifestFile.PATH),
            "stack %s goes to account %s and Region %s, where no finding arrives; accounts.yaml says %s and %s"
                .formatted(
                    stack.name(),
                    stack.account(),
                    stack.region(),
                    organization.adminAccount(),
                    organization.homeRegion()),
            "stack.place");
      }
    }
  }

  private void buses() {
    Map<String, Integer> rules = new TreeMap<>();
    topology.rules().forEach(rule -> rules.merge(rule.bus(), 1, Integer::sum));
    int granted = organization.quota(Quota.RULES_PER_BUS);
    rules.forEach(
        (bus, count) -> {
          if (count > granted) {
            error(
                SourceLocation.wholeFile(ManifestFile.PATH),
                "event bus %s would have %d rules, and %d are granted ('quotas' in accounts.yaml)"
                    .formatted(bus, count, granted),
                Quota.RULES_PER_BUS.rule());
          }
        });
  }

  private void refused(EventRule rule, String mistake) {
    error(
        rule.location(),
        "EventBridge refuses the pattern of rule %s: %s"
            .formatted(rule.name(), mistake.lines().findFirst().orElse("")),
        "pattern.invalid");
  }

  private void rule(EventRule rule) {
    int granted = organization.quota(Quota.PATTERN_LENGTH);
    if (rule.pattern().length() > granted
        && rule.pattern().length() <= Quota.PATTERN_LENGTH.limit()) {
      error(
          rule.location(),
          "the pattern of rule %s has %d characters, and %d are granted ('quotas' in accounts.yaml)"
              .formatted(rule.name(), rule.pattern().length(), granted),
          Quota.PATTERN_LENGTH.rule());
    }
    if (rule.targets().isEmpty() || rule.targets().size() > MAX_TARGETS) {
      error(
          rule.location(),
          "rule %s has %d targets; EventBridge takes 1 to %d"
              .formatted(rule.name(), rule.targets().size(), MAX_TARGETS),
          "quota.targets");
    }
    rule.targets().forEach(target -> target(rule, target));
  }

  private void target(EventRule rule, RuleTarget target) {
    boolean forwards = topology.buses().contains(target.arn());
    String what = "target " + target.id() + " of rule " + rule.name();
    if (forwards
        && target
            .role()
            .filter(role -> topology.forwarders().contains(new Forwarder(role, target.arn())))
            .isEmpty()) {
      error(
          target.location(),
          what + " forwards to a bus, but has no role that may put events there",
          "target.role");
    }
    if (!forwards && !topics.containsKey(target.arn())) {
      error(
          target.location(),
          what + " goes to " + target.arn() + ", which no stack makes",
          "target.unknown");
    }
    if (target.deadLetters().filter(queue -> topology.takesDeadLetters(queue, rule)).isEmpty()) {
      error(
          target.location(),
          what + " has no dead-letter queue that takes what fails there: it would be lost",
          "target.dead-letters");
    }
  }

  private void topic(Topic topic) {
    if (!topology.openTopics().contains(topic.arn())) {
      error(
          topic.location(),
          "no policy lets EventBridge publish to %s (without a condition, which it does not support)"
              .formatted(topic.arn()),
          "topic.policy");
    }
    topic
        .key()
        .ifPresent(
            key -> {
              keyUser(topic, key, PolicyStatements.EVENT_BRIDGE);
              if (topology.recipientsOf(topic.arn()).stream().anyMatch(Recipient::isChat)) {
                keyUser(topic, key, PolicyStatements.CHAT);
              }
            });
  }

  private void keyUser(Topic topic, String key, String service) {
    if (!topology.keyUsers().contains(new KeyUser(key, service))) {
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
