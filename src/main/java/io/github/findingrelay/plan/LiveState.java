package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.DeployedStacks;
import io.github.findingrelay.deploy.Deployment;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is deployed, as if it were a state of generated/. It only reads. */
public final class LiveState implements Snapshot {

  /** Stands before the name of a stack, where others have the path of its template. */
  private static final String DEPLOYED = "deployed/";

  private final Deployment.DeploymentServices services;
  private final Manifest wanted;
  private final RequestBudget budget;
  private final Time time;
  private final Random random;
  private final DeployedStacks deployed;
  private final Map<String, StackSet> wantedSets;
  private final Map<String, List<StackSets.Instance>> instances = new HashMap<>();

  private LiveState(
      Deployment.DeploymentServices services,
      Manifest wanted,
      RequestBudget budget,
      Time time,
      Random random,
      DeployedStacks deployed) {
    this.services = services;
    this.wanted = wanted;
    this.budget = budget;
    this.time = time;
    this.random = random;
    this.deployed = deployed;
    this.wantedSets =
        wanted.stackSets().stream().collect(Collectors.toMap(StackSet::name, Function.identity()));
  }

  /**
   * Looks at AWS.
   *
   * @param wanted tells which stacks are ours, and whose they are
   * @throws RequestException if it cannot be seen what is deployed
   */
  public static LiveState of(
      Deployment.DeploymentServices services, Manifest wanted, Time time, Random random) {
    RequestBudget budget = new RequestBudget(time, random);
    DeployedStacks ours = DeployedStacks.of(services.cloudFormation(), wanted.names(), budget);
    return new LiveState(services, wanted, budget, time, random, ours);
  }

  /** Of {@link DeployedStacks#fingerprint}. */
  public String fingerprint() {
    return deployed.fingerprint();
  }

  @Override
  public Manifest manifest() {
    Map<String, Stack> byName =
        wanted.stacks().stream().collect(Collectors.toMap(Stack::name, Function.identity()));
    return new Manifest(
        wanted.stackPrefix(),
        wanted.tags(),
        deployed.stacks().stream()
            .map(stack -> stack(stack, Optional.ofNullable(byName.get(stack.name()))))
            .toList(),
        wantedSets.values().stream().flatMap(set -> deployed(set).stream()).toList());
  }

  private Stack stack(DeployedStack stack, Optional<Stack> listed) {
    Stack place = wanted.stacks().get(0);
    ResourceNames names = wanted.names();
    return new Stack(
        stack.name(),
        listed
            .map(Stack::kind)
            .orElseGet(() -> names.kindIn(stack.name()).orElse(StackKind.ACCOUNT)),
        place.account(),
        place.region(),
        DEPLOYED + stack.name(),
        // What is half done is not what it was.
        stack.status().isInProgress() ? "" : stack.digest().orElse(""),
        listed.map(Stack::covers).orElseGet(() -> names.accountIn(stack.name()).stream().toList()),
        listed.flatMap(Stack::owner));
  }

  private Optional<StackSet> deployed(StackSet set) {
    return budget
        .repeatable(() -> services.stackSets().stackSet(set.name(), set.delegatedAdmin()))
        .map(
            found -> {
              List<StackSets.Instance> stacks = stacksOf(set);
              instances.put(set.name(), stacks);
              List<String> there =
                  stacks.stream().map(StackSets.Instance::region).distinct().toList();
              List<String> regions =
                  new ArrayList<>(set.regions().stream().filter(there::contains).toList());
              there.stream().filter(region -> !regions.contains(region)).forEach(regions::add);
              return new StackSet(
                  set.name(),
                  set.template(),
                  found.description(),
                  set.permissionModel(),
                  set.delegatedAdmin(),
                  set.accounts(),
                  set.organizationalUnits(),
                  regions,
                  set.operationPreferences());
            });
  }

  private List<StackSets.Instance> stacksOf(StackSet set) {
    return budget.pages(
        next -> services.stackSets().instances(set.name(), set.delegatedAdmin(), next));
  }

  /** Adds the stacks of stack sets that are not as they should be, by account and Region. */
  public Plan withInstances(Plan plan) {
    List<String> notices = new ArrayList<>(plan.notices());
    for (StackSet set : wanted.stackSets()) {
      instances.getOrDefault(set.name(), List.of()).stream()
          .filter(instance -> !instance.status().equals("CURRENT"))
          .map(
              instance ->
                  "%s: the stack in account %s in %s is %s"
                      .formatted(
                          set.name(), instance.account(), instance.region(), instance.state()))
          .forEach(notices::add);
    }
    return new Plan(plan.base(), plan.changes(), plan.unchanged(), notices, plan.changeSets());
  }

  /** Asks CloudFormation what it would do to the stacks that change. */
  public Plan withChangeSets(Plan plan, Snapshot after) {
    return plan.with(
        new ChangeSetPreview(services.cloudFormation(), budget, time, random)
            .of(plan, wanted, after));
  }

  @Override
  public Map<String, SourceText> files(Collection<String> paths) {
    Map<String, SourceText> files = new HashMap<>();
    for (String path : paths) {
      if (path.startsWith(DEPLOYED)) {
        String name = path.substring(DEPLOYED.length());
        String template = budget.repeatable(() -> services.cloudFormation().template(name));
        files.put(path, new SourceText(path, template));
      }
    }
    return files;
  }
}
