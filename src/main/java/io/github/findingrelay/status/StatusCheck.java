package io.github.findingrelay.status;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.findingrelay.deploy.AnalyzerLook;
import io.github.findingrelay.deploy.BelievedAnalyzers;
import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.Ownership;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.status.EventRules.Live;
import io.github.findingrelay.subscriptions.Audience;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Asks AWS how everything stands. It only reads, and lists rather than asks one by one. */
final class StatusCheck {

    private final Organization organization;
    private final Manifest manifest;
    private final List<DeliveryRule> rules;
    private final UnaryOperator<String> templates;
    private final StatusServices services;
    private final Time time;
    private final InstantSource clock;
    private final RequestBudget budget;
    private final Questions questions;

    /**
     * A check.
     *
     * @param rules of generated/
     * @param templates the text of a template by its path there
     * @param clock the machine's
     */
    StatusCheck(
            Organization organization,
            Manifest manifest,
            List<DeliveryRule> rules,
            UnaryOperator<String> templates,
            StatusServices services,
            Time time,
            InstantSource clock,
            Random random) {
        this.organization = organization;
        this.manifest = manifest;
        this.rules = List.copyOf(rules);
        this.templates = templates;
        this.services = services;
        this.time = time;
        this.clock = clock;
        this.budget = new RequestBudget(time, random);
        this.questions = new Questions(budget);
    }

    /**
     * Asks.
     *
     * @param detectDrift whether CloudFormation is to look for drift anew, which takes minutes
     */
    OrganizationStatus run(boolean detectDrift) {
        Optional<Map<String, DeployedStack>> stacks =
                questions.ask("the stacks", this::stacks).map(seen -> detectDrift ? detected(seen) : seen);
        Set<String> deployed = stacks.map(Map::keySet).orElseGet(this::rendered);
        Audience audience = services.subscriptions().audience(WantedTopic.all(organization), deployed, questions);
        Map<String, Map<String, Live>> live = liveRules();
        DeadLetterQueue deadLetters = DeadLetterQueue.of(organization.names(), deployed, services.queues(), questions);
        DeliveryHealth deliveries =
                DeliveryHealth.of(organization, deployed, services.executions(), questions, clock.instant());
        StackSetHealth sets = new StackSetHealth(services.stackSets(), analyzers(), questions);
        List<HealthProblem> ofSets = manifest.stackSets().stream()
                .flatMap(set -> sets.of(set, new Ownership(manifest.names())).stream())
                .toList();
        List<HealthProblem> leftOvers = stacks.map(
                        seen -> new LeftOvers(manifest, seen.values(), live, services.rules(), questions).problems())
                .orElse(List.of());
        return new StatusReport(organization, manifest, rules)
                .of(
                        new DeployedResources(
                                stacks,
                                states(live),
                                audience,
                                deadLetters,
                                deliveries,
                                Stream.concat(leftOvers.stream(), ofSets.stream())
                                        .toList()),
                        questions.unanswered(),
                        budget.calls());
    }

    private AnalyzerHealth analyzers() {
        return new AnalyzerHealth(
                new BelievedAnalyzers(services.stackSets(), templates, organization.adminAccount(), budget),
                new AnalyzerLook(services.analyzers(), region -> budget),
                questions);
    }

    private Map<String, DeployedStack> stacks() {
        return questions.pages(services.subscriptions().cloudFormation()::stacks).stream()
                .collect(toMap(DeployedStack::name, stack -> stack, (one, other) -> one));
    }

    private Set<String> rendered() {
        return manifest.stacks().stream().map(Stack::name).collect(toSet());
    }

    private Map<String, DeployedStack> detected(Map<String, DeployedStack> seen) {
        Set<String> rendered = rendered();
        List<String> settled = seen.values().stream()
                .filter(stack -> rendered.contains(stack.name()))
                .filter(stack -> !stack.status().isInProgress())
                .map(DeployedStack::name)
                .sorted()
                .toList();
        Map<String, DeployedStack> all = new HashMap<>(seen);
        new DriftDetection(services.subscriptions().inspection(), questions, time)
                .of(settled)
                .forEach((name, drift) -> all.computeIfPresent(name, (n, stack) -> stack.with(drift)));
        return all;
    }

    private static Map<String, Map<String, Boolean>> states(Map<String, Map<String, Live>> live) {
        Map<String, Map<String, Boolean>> states = new HashMap<>();
        live.forEach((bus, rules) ->
                states.put(bus, rules.values().stream().collect(toMap(Live::name, Live::enabled))));
        return states;
    }

    private Map<String, Map<String, Live>> liveRules() {
        Set<String> buses = rules.stream().map(DeliveryRule::bus).collect(toCollection(TreeSet::new));
        return questions.askAll("the rules on event bus", buses, this::rulesOn);
    }

    /** Without its bus there is no rule. */
    private Map<String, Live> rulesOn(String bus) {
        String start = organization.names().start();
        return Questions.find(() -> questions.pages(next -> services.rules().on(bus, start, next))).stream()
                .flatMap(List::stream)
                .collect(toMap(Live::name, rule -> rule, (one, other) -> one));
    }
}
