package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.routing.CounterExample.Flaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares who is notified of a finding with who must be, and finds the rule that is to blame. */
final class DeliveryCheck {

  private final Topology topology;
  private final Expectation expectation;
  private final Archive archive;
  private final Map<String, List<EventRule>> rulesByTemplate = new HashMap<>();
  private final Map<String, List<Stack>> stacksByAccount = new HashMap<>();

  DeliveryCheck(Topology topology, Expectation expectation, Archive archive) {
    this.topology = topology;
    this.expectation = expectation;
    this.archive = archive;
    for (EventRule rule : topology.rules()) {
      rulesByTemplate
          .computeIfAbsent(rule.stack().template(), template -> new ArrayList<>())
          .add(rule);
    }
    for (Stack stack : topology.stacks()) {
      if (stack.kind().compareTo(StackKind.ACCOUNT) >= 0) {
        stack
            .covers()
            .forEach(
                account ->
                    stacksByAccount.computeIfAbsent(account, a -> new ArrayList<>()).add(stack));
      }
    }
  }

  /** Everything that is wrong with the way that a router sends a finding; mostly nothing. */
  List<CounterExample> judge(SampleFinding finding, Router router) {
    JsonNode event = archive.arriving(finding).event();
    SortedSet<Recipient> expected = expectation.of(finding);
    List<EventRule> matched = router.matching(event);
    List<Delivery> happened = router.deliveries(matched);
    if (isRight(expected, happened)) {
      return List.of();
    }
    List<CounterExample> wrong = new ArrayList<>();
    Set<Recipient> received = new HashSet<>();
    Set<Recipient> reported = new HashSet<>();
    for (Delivery delivery : happened) {
      boolean wanted = expected.contains(delivery.recipient());
      boolean again = !received.add(delivery.recipient());
      if ((!wanted || again) && reported.add(delivery.recipient())) {
        Flaw strange = expected.isEmpty() ? Flaw.UNWANTED : Flaw.STRANGER;
        EventRule rule = wanted ? oneTooMany(finding, delivery, happened) : delivery.rule();
        wrong.add(
            counterExample(
                wanted ? Flaw.TWICE : strange,
                finding,
                expected,
                happened,
                new Blame(rule, rule.location(), List.of())));
      }
    }
    SortedSet<Recipient> missing = new TreeSet<>(expected);
    missing.removeAll(received);
    if (!missing.isEmpty()) {
      wrong.add(
          counterExample(
              Flaw.LOST,
              finding,
              expected,
              happened,
              blameForLoss(finding, event, matched, missing)));
    }
    return firstOfEach(wrong);
  }

  /** Whether a finding goes its way. */
  boolean isRight(SampleFinding finding, Router router) {
    JsonNode event = archive.arriving(finding).event();
    return isRight(expectation.of(finding), router.deliveries(router.matching(event)));
  }

  /** Of several rules that notify somebody, the one whose stack is for other findings. */
  private EventRule oneTooMany(SampleFinding finding, Delivery again, List<Delivery> happened) {
    List<Stack> stacks = stacksOf(finding);
    return happened.stream()
        .filter(delivery -> delivery.recipient().equals(again.recipient()))
        .map(Delivery::rule)
        .filter(rule -> !stacks.contains(rule.stack()))
        .findFirst()
        .orElse(again.rule());
  }

  private static boolean isRight(SortedSet<Recipient> expected, List<Delivery> happened) {
    Set<Recipient> received = new HashSet<>();
    return happened.size() == expected.size()
        && happened.stream()
            .allMatch(
                delivery ->
                    expected.contains(delivery.recipient()) && received.add(delivery.recipient()));
  }

  /** Two contacts of the same rule suffer from the same mistake. */
  private static List<CounterExample> firstOfEach(List<CounterExample> wrong) {
    Set<List<Object>> seen = new HashSet<>();
    return wrong.stream()
        .filter(example -> seen.add(List.of(example.flaw(), example.location())))
        .toList();
  }

  private record Blame(String rule, String logicalId, SourceLocation at, List<String> reasons) {
    Blame(EventRule rule, SourceLocation at, List<String> reasons) {
      this(rule.name(), rule.logicalId(), at, reasons);
    }
  }

  private static CounterExample counterExample(
      Flaw flaw,
      SampleFinding finding,
      SortedSet<Recipient> expected,
      List<Delivery> happened,
      Blame blame) {
    return new CounterExample(
        flaw,
        finding,
        expected,
        happened,
        blame.rule(),
        blame.logicalId(),
        blame.at(),
        blame.reasons());
  }

  private Blame blameForLoss(
      SampleFinding finding,
      JsonNode event,
      List<EventRule> matched,
      SortedSet<Recipient> missing) {
    Optional<Analyzer> archiving = archive.archiving(finding);
    if (archiving.isPresent()) {
      return new Blame(
          "none", "", archiving.get().location(), List.of(archiving.get().name() + " archives it"));
    }
    List<Stack> stacks = stacksOf(finding);
    Optional<EventRule> matching =
        matched.stream().filter(rule -> stacks.contains(rule.stack())).findFirst();
    if (matching.isPresent()) {
      return new Blame(
          matching.get(),
          matching.get().location(),
          List.of("the rule takes the finding, but no target of it reaches " + missing));
    }
    List<EventRule> candidates =
        stacks.stream()
            .flatMap(stack -> rulesByTemplate.getOrDefault(stack.template(), List.of()).stream())
            .toList();
    for (EventRule rule : candidates) {
      if (Inspection.mistake(rule).isPresent()) {
        return new Blame(
            rule, rule.location(), List.of("EventBridge refuses the pattern of the rule"));
      }
    }
    return Explanation.nearest(candidates.stream(), event)
        .map(
            explanation ->
                new Blame(
                    explanation.rule(),
                    explanation.location(topology.files()),
                    explanation.reasons(event)))
        .orElseGet(() -> withoutRule(finding, stacks));
  }

  private static Blame withoutRule(SampleFinding finding, List<Stack> stacks) {
    String owner = finding.get(Field.OWNER).orElse("an unknown account");
    return stacks.isEmpty()
        ? new Blame(
            "none",
            "",
            SourceLocation.wholeFile(ManifestFile.PATH),
            List.of("no stack covers " + owner))
        : new Blame(
            "none",
            "",
            SourceLocation.wholeFile(ManifestFile.FOLDER + "/" + stacks.get(0).template()),
            List.of("no rule of the stack could take the finding"));
  }

  /** The stacks whose task the finding is. */
  private List<Stack> stacksOf(SampleFinding finding) {
    return expectation.isFallback(finding)
        ? topology.stacks().stream().filter(DeliveryCheck::isForEverybody).toList()
        : finding.get(Field.OWNER).map(stacksByAccount::get).orElse(List.of());
  }

  private static boolean isForEverybody(Stack stack) {
    return stack.kind() == StackKind.FOUNDATION || stack.kind() == StackKind.SHARED;
  }
}
