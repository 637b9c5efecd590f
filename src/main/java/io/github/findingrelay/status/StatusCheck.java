package io.github.findingrelay.status;

import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.subscriptions.Audience;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks AWS how everything stands. It only reads, and lists rather than asks one by one. */
final class StatusCheck {

  private final Organization organization;
  private final Manifest manifest;
  private final List<DeliveryRule> rules;
  private final StatusServices services;
  private final Time time;
  private final RequestBudget budget;
  private final Questions questions;

  /**
   * A check.
   *
   * @param rules of generated/
   */
  StatusCheck(
      Organization organization,
      Manifest manifest,
      List<DeliveryRule> rules,
      StatusServices services,
      Time time,
      Random random) {
    this.organization = organization;
    this.manifest = manifest;
    this.rules = List.copyOf(rules);
    this.services = services;
    this.time = time;
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
    List<WantedTopic> topics = WantedTopic.of(organization);
    Set<String> deployed = stacks.map(Map::keySet).orElseGet(this::listed);
    Audience audience = services.subscriptions().audience(topics, deployed, questions);
    DeployedResources observed = new DeployedResources(stacks, liveRules(), audience);
    List<HealthProblem> troubles = new ArrayList<>();
    Optional<Integer> deadLetters = deadLetters(deployed, troubles);
    StackSetHealth sets = new StackSetHealth(services.stackSets(), questions);
    manifest.stackSets().forEach(set -> troubles.addAll(sets.of(set)));
    return new StatusReport(organization, manifest, rules, topics)
        .of(observed, deadLetters, troubles, questions.unanswered(), budget.calls());
  }

  private Map<String, DeployedStack> stacks() {
    return questions.pages(services.subscriptions().cloudFormation()::stacks).stream()
        .collect(Collectors.toMap(DeployedStack::name, stack -> stack, (one, other) -> one));
  }

  private Set<String> listed() {
    return manifest.stacks().stream().map(Stack::name).collect(Collectors.toSet());
  }

  private Map<String, DeployedStack> detected(Map<String, DeployedStack> seen) {
    Collection<String> ours = new TreeSet<>(listed());
    ours.retainAll(
        seen.values().stream()
            .filter(stack -> !stack.status().isInProgress())
            .map(DeployedStack::name)
            .toList());
    Map<String, DriftStatus> found =
        new DriftDetection(services.subscriptions().inspection(), questions, time).of(ours);
    Map<String, DeployedStack> all = new HashMap<>(seen);
    found.forEach((name, drift) -> all.computeIfPresent(name, (n, stack) -> stack.with(drift)));
    return all;
  }

  private Map<String, Map<String, Boolean>> liveRules() {
    Set<String> buses = rules.stream().map(DeliveryRule::bus).collect(Collectors.toSet());
    return questions.askAll("the rules on event bus", new TreeSet<>(buses), this::rulesOn);
  }

  private Map<String, Boolean> rulesOn(String bus) {
    try {
      return Page.all(
              next ->
                  questions.call(
                      () -> services.rules().on(bus, organization.names().start(), next)))
          .stream()
          .collect(
              Collectors.toMap(
                  EventRules.Live::name, EventRules.Live::enabled, (one, other) -> one));
    } catch (RequestException e) {
      // Without its bus there is no rule.
      if (e.fault() == Fault.ABSENT) {
        return Map.of();
      }
      throw e;
    }
  }

  /** Without the foundation there is no queue, which is said of the stack. */
  private Optional<Integer> deadLetters(Set<String> deployed, List<HealthProblem> troubles) {
    String name = organization.names().deadLetters();
    Optional<Optional<Integer>> asked =
        questions.ask("the dead-letter queue", () -> messages(name));
    boolean gone = asked.isPresent() && asked.get().isEmpty();
    if (gone && deployed.contains(organization.names().foundation())) {
      troubles.add(
          HealthProblem.of(
              HealthProblem.Category.DEAD_LETTERS,
              "queue " + name,
              "does not exist, although its stack does: what cannot be delivered is lost",
              Optional.empty()));
    }
    return asked.flatMap(count -> count);
  }

  /** Empty: there is no such queue. */
  private Optional<Integer> messages(String name) {
    try {
      String url = questions.call(() -> services.queues().url(name));
      return Optional.of(questions.call(() -> services.queues().messages(url)));
    } catch (RequestException e) {
      if (e.fault() == Fault.ABSENT) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
