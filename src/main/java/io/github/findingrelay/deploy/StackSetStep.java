package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.Outcome.DeploymentResult;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings the stack sets to what the manifest says, one after the other. */
final class StackSetStep {

  private final Manifest manifest;
  private final Deployment.DeploymentServices services;
  private final RequestBudget budget;
  private final Time time;
  private final String tokenPrefix;
  private final Consumer<Outcome> ended;

  /**
   * A step.
   *
   * @param ended hears of each outcome
   */
  StackSetStep(
      Manifest manifest,
      Deployment.DeploymentServices services,
      RequestBudget budget,
      Time time,
      String tokenPrefix,
      Consumer<Outcome> ended) {
    this.manifest = manifest;
    this.services = services;
    this.budget = budget;
    this.time = time;
    this.tokenPrefix = tokenPrefix;
    this.ended = ended;
  }

  /** Deploys a set, and applies its archive rules if it has changed. */
  void deploy(StackSet set, Function<String, String> templates) {
    StackSetRun run = new StackSetRun(services.stackSets(), budget, time, tokenPrefix + "-set");
    Outcome outcome = run.deploy(set, templates.apply(set.template()), Deployment.tags(manifest));
    boolean changed =
        outcome.result() == DeploymentResult.CREATED
            || outcome.result() == DeploymentResult.UPDATED;
    ended.accept(changed ? withArchiveRules(set, outcome) : outcome);
  }

  /** Archive rules hit new findings only, until they are applied to those that are there. */
  private Outcome withArchiveRules(StackSet set, Outcome outcome) {
    ResourceNames names = manifest.names();
    String analyzer =
        set.name().equals(names.analyzers()) ? names.analyzers() : names.accountAnalyzer();
    boolean isHere =
        manifest.stacks().stream()
            .findFirst()
            .filter(stack -> set.accounts().equals(List.of(stack.account())))
            .isPresent();
    return isHere
        ? new ArchiveRuleApplication(services.analyzers(), budget).applied(set, analyzer, outcome)
        : outcome.with(
            "archive rules hit new findings only; those that are there have to be archived in each account");
  }

  /** Deletes the sets of analyzers that the trust zone asks for no more. */
  void prune() {
    try {
      Set<String> kept = new HashSet<>();
      manifest.stackSets().forEach(set -> kept.add(set.name()));
      StackSetRun run = new StackSetRun(services.stackSets(), budget, time, tokenPrefix + "-prune");
      for (boolean delegated : new boolean[] {false, true}) {
        for (StackSets.Deployed set : all(delegated)) {
          if (isOurs(set) && kept.add(set.name())) {
            ended.accept(run.delete(set.name(), delegated));
          }
        }
      }
    } catch (RequestException e) {
      ended.accept(
          new Outcome(
              manifest.names().analyzers() + "*",
              DeploymentResult.FAILED,
              Optional.empty(),
              List.of("stack sets that are left over cannot be listed: " + e.getMessage())));
    }
  }

  /** The description of ours is a digest. */
  private boolean isOurs(StackSets.Deployed set) {
    return set.name().startsWith(manifest.names().analyzers())
        && set.description().startsWith("sha256:");
  }

  /** Not every account may act for its organization: then it has no such sets. */
  private List<StackSets.Deployed> all(boolean delegated) {
    try {
      return budget.pages(next -> services.stackSets().all(delegated, next));
    } catch (RequestException e) {
      if (delegated && (e.fault() == Fault.REFUSED || e.fault() == Fault.DENIED)) {
        return List.of();
      }
      throw e;
    }
  }
}
