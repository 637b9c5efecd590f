package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.Outcome.DeploymentResult;
import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.deploy.StackSets.OperationStatus;
import io.github.findingrelay.deploy.StackSets.Targets;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Brings one stack set to what the manifest says: first the set with the stacks that it has, then
 * the stacks that are missing or too many, by account and Region. Every operation is waited for.
 */
final class StackSetRun {

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(2);

  private static final String SUSPENDED = "SKIPPED_SUSPENDED_ACCOUNT";

  private final StackSets stackSets;
  private final RequestBudget budget;
  private final Time time;
  private final String tokenPrefix;
  private int operations;

  StackSetRun(StackSets stackSets, RequestBudget budget, Time time, String tokenPrefix) {
    this.stackSets = stackSets;
    this.budget = budget;
    this.time = time;
    this.tokenPrefix = tokenPrefix;
  }

  /** Deploys a set. */
  Outcome deploy(StackSet set, String template, Map<String, String> tags) {
    try {
      return brought(set, template, tags);
    } catch (RequestException e) {
      return failed(set.name(), String.valueOf(e.getMessage()));
    }
  }

  /** Deletes a set with all its stacks. */
  Outcome delete(String name, boolean delegatedAdmin) {
    try {
      List<Instance> instances = instances(name, delegatedAdmin);
      if (!instances.isEmpty()) {
        List<String> units =
            budget
                .repeatable(() -> stackSets.stackSet(name, delegatedAdmin))
                .map(Deployed::organizationalUnits)
                .orElse(List.of());
        Targets all =
            new Targets(
                units.isEmpty() ? accounts(instances) : List.of(), units, regions(instances));
        operate(
            name, delegatedAdmin, id -> stackSets.deleteInstances(name, delegatedAdmin, all, id));
      }
      budget.idempotent(() -> stackSets.delete(name, delegatedAdmin));
      return new Outcome(name, DeploymentResult.DELETED, Optional.empty(), List.of());
    } catch (RequestException e) {
      return failed(name, String.valueOf(e.getMessage()));
    }
  }

  private Outcome brought(StackSet set, String template, Map<String, String> tags) {
    Optional<Deployed> deployed = look(set);
    List<Instance> instances =
        deployed.isEmpty() ? List.of() : instances(set.name(), set.delegatedAdmin());
    DeploymentResult result = DeploymentResult.UNCHANGED;
    if (deployed.isEmpty()) {
      create(set, template, tags);
      result = DeploymentResult.CREATED;
    } else if (!deployed.get().description().equals(set.digest()) || !areGood(instances)) {
      operate(set.name(), set.delegatedAdmin(), id -> stackSets.update(set, template, tags, id));
      result = DeploymentResult.UPDATED;
    }
    List<String> units = deployed.map(Deployed::organizationalUnits).orElse(List.of());
    if (bringInstances(set, units, instances) && result == DeploymentResult.UNCHANGED) {
      result = DeploymentResult.UPDATED;
    }
    boolean changed = result != DeploymentResult.UNCHANGED;
    return outcome(set, result, changed ? instances(set.name(), set.delegatedAdmin()) : instances);
  }

  private Optional<Deployed> look(StackSet set) {
    return budget.repeatable(() -> stackSets.stackSet(set.name(), set.delegatedAdmin()));
  }

  private void create(StackSet set, String template, Map<String, String> tags) {
    String token = tokenPrefix + "-" + set.name();
    try {
      budget.idempotent(() -> stackSets.create(set, template, tags, token));
    } catch (RequestException e) {
      // An answer was lost.
      if (e.fault() != Fault.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  /** If not, an operation of an earlier run has failed somewhere. */
  private static boolean areGood(List<Instance> instances) {
    return instances.stream().allMatch(StackSetRun::isGood);
  }

  private static boolean isGood(Instance instance) {
    return instance.status().equals("CURRENT") || instance.status().equals(SUSPENDED);
  }

  /** The stacks that are missing or too many. */
  private boolean bringInstances(StackSet set, List<String> unitsNow, List<Instance> instances) {
    List<Targets> missing = new ArrayList<>();
    List<Targets> tooMany = new ArrayList<>();
    if (set.organizationalUnits().isEmpty()) {
      Set<List<String>> wanted = pairs(set.accounts(), set.regions());
      Set<List<String>> there =
          instances.stream()
              .map(instance -> List.of(instance.account(), instance.region()))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      missing.addAll(byAccount(without(wanted, there)));
      tooMany.addAll(byAccount(without(there, wanted)));
    } else {
      List<String> regionsNow = regions(instances);
      units(missing, set.organizationalUnits(), unitsNow, set.regions(), regionsNow);
      units(tooMany, unitsNow, set.organizationalUnits(), regionsNow, set.regions());
    }
    missing.forEach(
        targets ->
            operate(
                set.name(),
                set.delegatedAdmin(),
                id -> stackSets.createInstances(set, targets, id)));
    tooMany.forEach(
        targets ->
            operate(
                set.name(),
                set.delegatedAdmin(),
                id -> stackSets.deleteInstances(set.name(), set.delegatedAdmin(), targets, id)));
    return !missing.isEmpty() || !tooMany.isEmpty();
  }

  private static Set<List<String>> pairs(List<String> accounts, List<String> regions) {
    Set<List<String>> pairs = new LinkedHashSet<>();
    accounts.forEach(account -> regions.forEach(region -> pairs.add(List.of(account, region))));
    return pairs;
  }

  private static Set<List<String>> without(Set<List<String>> some, Set<List<String>> others) {
    Set<List<String>> rest = new LinkedHashSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static List<Targets> byAccount(Collection<List<String>> pairs) {
    Map<String, List<String>> regions = new LinkedHashMap<>();
    pairs.forEach(
        pair ->
            regions.computeIfAbsent(pair.get(0), account -> new ArrayList<>()).add(pair.get(1)));
    return regions.entrySet().stream()
        .map(entry -> new Targets(List.of(entry.getKey()), List.of(), entry.getValue()))
        .toList();
  }

  /** Units that the others lack, in all Regions; and Regions that the others lack, in the rest. */
  private static void units(
      List<Targets> into,
      List<String> units,
      List<String> otherUnits,
      List<String> regions,
      List<String> otherRegions) {
    List<String> newUnits = units.stream().filter(unit -> !otherUnits.contains(unit)).toList();
    List<String> oldUnits = units.stream().filter(otherUnits::contains).toList();
    List<String> newRegions =
        regions.stream().filter(region -> !otherRegions.contains(region)).toList();
    if (!newUnits.isEmpty() && !regions.isEmpty()) {
      into.add(new Targets(List.of(), newUnits, regions));
    }
    if (!oldUnits.isEmpty() && !newRegions.isEmpty()) {
      into.add(new Targets(List.of(), oldUnits, newRegions));
    }
  }

  private List<Instance> instances(String name, boolean delegatedAdmin) {
    return budget.pages(next -> stackSets.instances(name, delegatedAdmin, next));
  }

  private static List<String> accounts(List<Instance> instances) {
    return List.copyOf(
        instances.stream().map(Instance::account).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<String> regions(List<Instance> instances) {
    return List.copyOf(
        instances.stream().map(Instance::region).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Starts an operation as soon as no other is going on, and waits for its end. */
  private void operate(String name, boolean delegatedAdmin, UnaryOperator<String> start) {
    String id = "%s-%d".formatted(tokenPrefix, ++operations);
    Duration deadline = time.now().plus(LONGEST);
    Optional<String> started = started(start, id);
    while (started.isEmpty()) {
      pause(name, deadline);
      started = started(start, id);
    }
    String operation = started.get();
    // Whether it has failed, and where, the stacks say.
    while (budget.repeatable(() -> stackSets.operation(name, delegatedAdmin, operation))
        == OperationStatus.RUNNING) {
      pause(name, deadline);
    }
  }

  /** The same id each time: what was started is not started again. */
  private Optional<String> started(UnaryOperator<String> start, String id) {
    try {
      return Optional.of(budget.repeatable(() -> start.apply(id)));
    } catch (RequestException e) {
      if (e.fault() == Fault.BUSY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void pause(String name, Duration deadline) {
    if (time.now().compareTo(deadline) > 0) {
      throw new RequestException(
          Fault.REFUSED, "an operation of stack set " + name + " has not ended after two hours");
    }
    time.sleep(PAUSE);
  }

  private static Outcome outcome(StackSet set, DeploymentResult result, List<Instance> instances) {
    List<String> reasons = new ArrayList<>();
    instances.stream()
        .filter(instance -> instance.status().equals(SUSPENDED))
        .map(instance -> "account %s is suspended and was left out".formatted(instance.account()))
        .distinct()
        .forEach(reasons::add);
    List<String> bad =
        instances.stream()
            .filter(instance -> !isGood(instance))
            .map(
                instance ->
                    "%s in %s is %s"
                        .formatted(instance.account(), instance.region(), instance.state()))
            .toList();
    reasons.addAll(bad);
    return new Outcome(
        set.name(), bad.isEmpty() ? result : DeploymentResult.FAILED, Optional.empty(), reasons);
  }

  private static Outcome failed(String name, String reason) {
    return new Outcome(name, DeploymentResult.FAILED, Optional.empty(), List.of(reason));
  }
}
