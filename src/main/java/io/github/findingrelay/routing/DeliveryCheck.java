package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.routing.CounterExample.Blame;
import io.github.findingrelay.routing.CounterExample.Flaw;
import io.github.findingrelay.routing.Router.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    /** Of rules that may be to blame. */
    private final Map<EventRule, List<Conjunction>> alternatives = new HashMap<>();

    DeliveryCheck(Topology topology, Expectation expectation, Archive archive) {
        this.topology = topology;
        this.expectation = expectation;
        this.archive = archive;
        topology.rules().forEach(rule -> add(rulesByTemplate, rule.stack().template(), rule));
        topology.stacks().stream()
                .filter(stack -> stack.kind().compareTo(StackKind.ACCOUNT) >= 0)
                .forEach(stack -> stack.covers().forEach(id -> add(stacksByAccount, id, stack)));
    }

    private static <K, V> void add(Map<K, List<V>> map, K key, V value) {
        map.computeIfAbsent(key, same -> new ArrayList<>()).add(value);
    }

    /** Who must be notified of a finding, and who is.
     *
     * @param arriving the finding as EventBridge gets it
     */
    private record Recipients(
            SampleFinding finding,
            SampleFinding arriving,
            SortedSet<Recipient> expected,
            List<EventRule> matched,
            List<Delivery> happened) {

        boolean isRight() {
            Set<Recipient> received = new HashSet<>();
            return happened.size() == expected.size()
                    && happened.stream()
                            .map(Delivery::recipient)
                            .allMatch(one -> expected.contains(one) && received.add(one));
        }

        SortedSet<Recipient> missing() {
            SortedSet<Recipient> missing = new TreeSet<>(expected);
            happened.forEach(delivery -> missing.remove(delivery.recipient()));
            return missing;
        }

        CounterExample counterExample(Flaw flaw, Blame blame) {
            return new CounterExample(flaw, finding, expected, happened, blame);
        }
    }

    private Recipients outcome(SampleFinding finding, OwnerRouter router) {
        SampleFinding arriving = archive.arriving(finding);
        OwnerRouter.Way way = router.way(arriving);
        return new Recipients(finding, arriving, expectation.of(finding), way.matched(), way.deliveries());
    }

    /** Whether a finding goes its way. */
    boolean isRight(SampleFinding finding, OwnerRouter router) {
        return outcome(finding, router).isRight();
    }

    /** Everything that is wrong with the way that a router sends a finding; mostly nothing. */
    List<CounterExample> check(SampleFinding finding, OwnerRouter router) {
        Recipients outcome = outcome(finding, router);
        if (outcome.isRight()) {
            return List.of();
        }
        List<CounterExample> wrong = surplus(outcome);
        if (!outcome.missing().isEmpty()) {
            wrong.add(outcome.counterExample(Flaw.LOST, blameForLoss(outcome)));
        }
        // Two contacts of the same rule suffer from the same mistake.
        Set<List<Object>> seen = new HashSet<>();
        wrong.removeIf(
                example -> !seen.add(List.of(example.flaw(), example.blame().location())));
        return wrong;
    }

    private List<CounterExample> surplus(Recipients outcome) {
        Map<Recipient, List<EventRule>> rules = new LinkedHashMap<>();
        outcome.happened().forEach(delivery -> add(rules, delivery.recipient(), delivery.rule()));
        Flaw strange = outcome.expected().isEmpty() ? Flaw.UNWANTED : Flaw.STRANGER;
        List<CounterExample> wrong = new ArrayList<>();
        rules.forEach((recipient, by) -> {
            if (!outcome.expected().contains(recipient)) {
                wrong.add(outcome.counterExample(strange, Blame.of(by.get(0))));
            } else if (by.size() > 1) {
                wrong.add(outcome.counterExample(Flaw.TWICE, Blame.of(oneTooMany(by, outcome))));
            }
        });
        return wrong;
    }

    /** Of several rules that notify somebody, the one whose stack is for other findings. */
    private EventRule oneTooMany(List<EventRule> rules, Recipients outcome) {
        List<Stack> stacks = stacksOf(outcome.finding());
        return rules.stream()
                .filter(rule -> !stacks.contains(rule.stack()))
                .findFirst()
                .orElse(rules.get(1));
    }

    private Blame blameForLoss(Recipients outcome) {
        List<Stack> stacks = stacksOf(outcome.finding());
        List<EventRule> candidates = stacks.stream()
                .flatMap(stack -> rulesByTemplate.getOrDefault(stack.template(), List.of()).stream())
                .toList();
        return archived(outcome)
                .or(() -> withoutTarget(outcome, stacks))
                .or(() -> refused(candidates))
                .or(() -> mismatching(candidates, outcome.arriving().event()))
                .orElseGet(() -> withoutRule(outcome.finding(), stacks));
    }

    private Optional<Blame> archived(Recipients outcome) {
        return archive.archiving(outcome.finding())
                .map(analyzer -> Blame.withoutRule(analyzer.location(), analyzer.name() + " archives it"));
    }

    private static Optional<Blame> withoutTarget(Recipients outcome, List<Stack> stacks) {
        return outcome.matched().stream()
                .filter(rule -> stacks.contains(rule.stack()))
                .findFirst()
                .map(rule ->
                        Blame.of(rule, "the rule takes the finding, but no target of it reaches " + outcome.missing()));
    }

    private static Optional<Blame> refused(List<EventRule> candidates) {
        return candidates.stream()
                .filter(rule -> rule.mistake().isPresent())
                .findFirst()
                .map(rule -> Blame.of(rule, "EventBridge refuses the pattern of the rule"));
    }

    private Optional<Blame> mismatching(List<EventRule> candidates, JsonNode event) {
        return Mismatch.nearest(candidates.stream().flatMap(rule -> alternatives(rule).stream()), event)
                .map(mismatch ->
                        Blame.of(mismatch.rule(), mismatch.location(topology.files()), mismatch.reasons(event)));
    }

    private List<Conjunction> alternatives(EventRule rule) {
        return alternatives.computeIfAbsent(
                rule, same -> rule.mistake().isPresent() ? List.of() : Conjunction.of(rule, new HashMap<>()));
    }

    private static Blame withoutRule(SampleFinding finding, List<Stack> stacks) {
        return stacks.isEmpty()
                ? Blame.withoutRule(
                        SourceLocation.wholeFile(ManifestFile.PATH),
                        "no stack covers " + finding.get(Field.OWNER).orElse("an unknown account"))
                : Blame.withoutRule(
                        SourceLocation.wholeFile(
                                ManifestFile.FOLDER + "/" + stacks.get(0).template()),
                        "no rule of the stack could take the finding");
    }

    /** The stacks whose task the finding is. */
    private List<Stack> stacksOf(SampleFinding finding) {
        return expectation.isFallback(finding)
                ? topology.stacks().stream()
                        .filter(DeliveryCheck::isForEverybody)
                        .toList()
                : finding.get(Field.OWNER).map(stacksByAccount::get).orElse(List.of());
    }

    private static boolean isForEverybody(Stack stack) {
        return stack.kind() == StackKind.FOUNDATION || stack.kind() == StackKind.SHARED;
    }
}
