package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.deploy.Outcome.DeploymentResult;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.request.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Brings the stacks of one account and Region to what the manifest says. It keeps no state of its
 * own: what is up to date is left alone, so that running it again does only the rest.
 */
public final class Deployment {

  private static final int THREADS = 8;

  private final Manifest manifest;
  private final Function<String, String> templates;
  private final CloudFormation cloudFormation;
  private final Settings settings;
  private final Time time;
  private final DeploymentListener progress;
  private final RequestBudget budget;
  private final String tokenPrefix;
  private final StackSetStep stackSets;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private Map<String, DeployedStack> deployed = Map.of();
  private boolean guarded;
  private boolean lacksFoundation;

  /** The services of AWS, in the account and home Region of the stacks. */
  public record DeploymentServices(
      CloudFormation cloudFormation, StackSets stackSets, Analyzers analyzers) {}

  /**
   * What a person may choose.
   *
   * @param maxConcurrency stacks that are changed at a time
   * @param maxPrune stacks that may be deleted; empty: 5, and no more than 10 %
   * @param only names of stacks; empty: all
   */
  public record Settings(int maxConcurrency, Optional<Integer> maxPrune, Set<String> only) {
    public Settings {
      only = Set.copyOf(only);
    }
  }

  /**
   * A deployment.
   *
   * @param templates the text of a template by its path below generated/
   * @param random for the requests' tokens, and for waiting
   */
  public Deployment(
      Manifest manifest,
      Function<String, String> templates,
      DeploymentServices services,
      Settings settings,
      Time time,
      Random random,
      DeploymentListener progress) {
    this.manifest = manifest;
    this.templates = templates;
    this.cloudFormation = services.cloudFormation();
    this.settings = settings;
    this.time = time;
    this.progress = progress;
    this.budget = new RequestBudget(time, random);
    this.tokenPrefix = "finding-relay-" + Long.toHexString(random.nextLong());
    this.stackSets = new StackSetStep(manifest, services, budget, time, tokenPrefix, this::end);
  }

  /**
   * What became of the stacks.
   *
   * @param guarded whether stacks were not deleted because there are too many of them
   * @param calls to AWS
   */
  public record DeploymentReport(List<Outcome> outcomes, boolean guarded, int calls) {
    public DeploymentReport {
      outcomes = List.copyOf(outcomes);
    }

    /** How many stacks ended so. */
    public long count(DeploymentResult result) {
      return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }
  }

  /**
   * Deploys.
   *
   * @throws RequestException if it cannot be seen what is deployed; nothing is changed then
   */
  public DeploymentReport run() {
    look();
    try (Workers workers = new Workers(THREADS)) {
      step(workers, this::isFoundation);
      lacksFoundation = isFoundationMissing();
      protectFoundation();
      step(workers, stack -> stack.kind() == StackKind.FOUNDATION && !isFoundation(stack));
      step(workers, stack -> stack.kind() == StackKind.SECURITY_HUB);
      step(workers, stack -> stack.kind() == StackKind.CHANNEL);
      manifest.stackSets().stream()
          .filter(set -> isWanted(set.name()))
          .forEach(set -> stackSets.deploy(set, templates));
      step(workers, stack -> stack.kind().compareTo(StackKind.ACCOUNT) >= 0);
      prune(workers);
    }
    return report();
  }

  private void look() {
    deployed =
        budget.pages(cloudFormation::stacks).stream()
            .collect(Collectors.toMap(DeployedStack::name, stack -> stack, (a, b) -> b));
  }

  private DeploymentReport report() {
    return new DeploymentReport(
        outcomes.values().stream()
            .sorted(Comparator.comparing(Outcome::result).thenComparing(Outcome::name))
            .toList(),
        guarded,
        budget.calls());
  }

  /**
   * What {@link #run} would do to the stacks, from what is deployed now; changes nothing.
   *
   * @throws RequestException if it cannot be seen what is deployed
   */
  public DeploymentReport preview() {
    look();
    manifest.stacks().stream()
        .filter(stack -> isWanted(stack.name()))
        .forEach(stack -> end(expected(stack)));
    List<DeployedStack> leftOver = leftOver();
    guarded = !allowed(leftOver);
    leftOver.forEach(
        stack ->
            end(
                new Outcome(
                    stack.name(),
                    guarded ? DeploymentResult.NOT_RUN : DeploymentResult.DELETED,
                    Optional.empty(),
                    guarded ? List.of(tooMany(leftOver)) : List.of())));
    return report();
  }

  private Outcome expected(Stack stack) {
    String state = seen(stack).map(found -> found.status().name()).orElse("");
    return switch (decision(stack)) {
      case CREATE, CREATE_ANEW -> ended(stack, DeploymentResult.CREATED);
      case UPDATE -> ended(stack, DeploymentResult.UPDATED);
      case LEAVE -> ended(stack, DeploymentResult.UNCHANGED);
      case WAIT ->
          ended(
              stack,
              DeploymentResult.NOT_RUN,
              "somebody's operation would be waited for: " + state);
      case GIVE_UP, DELETE -> ended(stack, DeploymentResult.FAILED, state);
    };
  }

  private static Outcome ended(Stack stack, DeploymentResult result, String... reasons) {
    return new Outcome(stack.name(), result, stack.owner(), List.of(reasons));
  }

  private boolean isFoundation(Stack stack) {
    return stack.name().equals(manifest.names().foundation());
  }

  private void step(Workers workers, Predicate<Stack> part) {
    List<StackRun> runs = new ArrayList<>();
    for (Stack stack : manifest.stacks()) {
      if (part.test(stack) && isWanted(stack.name())) {
        if (decision(stack) == Decision.LEAVE) {
          end(ended(stack, DeploymentResult.UNCHANGED));
        } else if (lacksFoundation && !isFoundation(stack)) {
          end(
              ended(
                  stack, DeploymentResult.NOT_RUN, "it needs the foundation, which is not there"));
        } else {
          runs.add(toDeploy(stack));
        }
      }
    }
    run(workers, runs);
  }

  private void run(Workers workers, List<StackRun> runs) {
    if (!runs.isEmpty()) {
      new StackStep(cloudFormation, budget, time, workers, settings.maxConcurrency(), progress)
          .run(runs);
      runs.forEach(
          run -> run.outcome().ifPresent(outcome -> outcomes.put(outcome.name(), outcome)));
    }
  }

  private void end(Outcome outcome) {
    outcomes.put(outcome.name(), outcome);
    progress.ended(outcome);
  }

  /**
   * Deleting the foundation would silence everybody. It is not protected from the beginning: a
   * creation that fails has to be deleted.
   */
  private void protectFoundation() {
    for (Stack stack : manifest.stacks()) {
      Outcome outcome = outcomes.get(stack.name());
      if (isFoundation(stack)
          && outcome != null
          && outcome.result() != DeploymentResult.FAILED
          && seen(stack).filter(DeployedStack::terminationProtected).isEmpty()) {
        protect(stack);
      }
    }
  }

  private void protect(Stack stack) {
    try {
      budget.idempotent(() -> cloudFormation.protect(stack.name()));
    } catch (RequestException e) {
      end(
          ended(
              stack,
              DeploymentResult.FAILED,
              "termination protection cannot be turned on: " + e.getMessage()));
    }
  }

  private boolean isWanted(String name) {
    return settings.only().isEmpty() || settings.only().contains(name);
  }

  private Optional<DeployedStack> seen(Stack stack) {
    return Optional.ofNullable(deployed.get(stack.name()));
  }

  /** About the stack as it was before this run. */
  private Decision decision(Stack stack) {
    return Decision.toDeploy(
        seen(stack).map(DeployedStack::status),
        seen(stack).flatMap(DeployedStack::digest).equals(Optional.of(stack.digest())),
        false);
  }

  /** A foundation that cannot be updated is the old one; one that was never made has no digest. */
  private boolean isFoundationMissing() {
    String foundation = manifest.names().foundation();
    Outcome outcome = outcomes.get(foundation);
    return outcome != null
        && outcome.result() == DeploymentResult.FAILED
        && Optional.ofNullable(deployed.get(foundation)).flatMap(DeployedStack::digest).isEmpty();
  }

  private StackRun toDeploy(Stack stack) {
    Request request =
        new Request(stack.name(), templates.apply(stack.template()), tags(manifest), "");
    return StackRun.toDeploy(
        request, stack.digest(), stack.owner(), seen(stack), tokenPrefix, time.now());
  }

  /** Of every stack. */
  public static Map<String, String> tags(Manifest manifest) {
    Map<String, String> tags = new TreeMap<>(manifest.tags());
    tags.put(ResourceNames.PREFIX_TAG, manifest.stackPrefix());
    return tags;
  }

  /**
   * Deletes the stacks of ours that the manifest lacks. Where anything has failed, the old stacks
   * may be the only ones that notify somebody: they stay until all is well.
   */
  private void prune(Workers workers) {
    List<DeployedStack> leftOver = leftOver();
    boolean failed =
        outcomes.values().stream()
            .anyMatch(
                outcome ->
                    outcome.result() == DeploymentResult.FAILED
                        || outcome.result() == DeploymentResult.NOT_RUN);
    if (!failed && mayPrune()) {
      stackSets.prune();
    }
    if (leftOver.isEmpty()) {
      return;
    }
    List<StackRun> runs =
        leftOver.stream().map(stack -> StackRun.toDelete(stack, tokenPrefix, time.now())).toList();
    if (!allowed(leftOver)) {
      guarded = true;
      skip(runs, tooMany(leftOver));
    } else if (failed) {
      skip(runs, "is deleted when everything else is deployed");
    } else {
      run(workers, runs);
    }
  }

  private boolean allowed(List<DeployedStack> leftOver) {
    PruneCaps caps = settings.maxPrune().map(PruneCaps::of).orElse(PruneCaps.DEFAULT);
    return caps.allow(leftOver.size(), ours());
  }

  private long ours() {
    return deployed.values().stream().filter(stack -> stack.isOf(manifest.names())).count();
  }

  private String tooMany(List<DeployedStack> leftOver) {
    return "%d of %d stacks would be deleted; --max-prune %d allows it"
        .formatted(leftOver.size(), ours(), leftOver.size());
  }

  private void skip(List<StackRun> runs, String reason) {
    for (StackRun run : runs) {
      run.skip(reason);
      run.outcome().ifPresent(this::end);
    }
  }

  /** An empty manifest is more likely a mistake than a wish. */
  private boolean mayPrune() {
    return !manifest.stacks().isEmpty() && settings.only().isEmpty();
  }

  private List<DeployedStack> leftOver() {
    if (!mayPrune()) {
      return List.of();
    }
    Set<String> wanted = manifest.stacks().stream().map(Stack::name).collect(Collectors.toSet());
    return deployed.values().stream()
        .filter(stack -> stack.isOf(manifest.names()))
        .filter(stack -> !wanted.contains(stack.name()))
        .sorted(Comparator.comparing(DeployedStack::name))
        .toList();
  }
}
