package io.github.findingrelay.status;

import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a stack set and its stacks are as generated/ says. */
final class StackSetHealth {

  private final StackSets stackSets;
  private final Questions questions;

  StackSetHealth(StackSets stackSets, Questions questions) {
    this.stackSets = stackSets;
    this.questions = questions;
  }

  List<HealthProblem> of(StackSet set) {
    return questions.ask("stack set " + set.name(), () -> troubles(set)).orElse(List.of());
  }

  private List<HealthProblem> troubles(StackSet set) {
    Optional<Deployed> deployed =
        questions.call(() -> stackSets.stackSet(set.name(), set.callAs()));
    if (deployed.isEmpty()) {
      return List.of(
          trouble(Category.STACK_SET, set.name(), "is not deployed; run './relay deploy'"));
    }
    List<HealthProblem> troubles = new ArrayList<>();
    if (!deployed.get().description().equals(set.digest())) {
      troubles.add(
          trouble(
              Category.STACK_SET, set.name(), "is not what generated/ says; run './relay deploy'"));
    }
    List<Instance> instances =
        Page.all(next -> questions.call(() -> stackSets.instances(set.name(), set.callAs(), next)));
    instances.stream()
        .filter(instance -> !instance.isCurrent())
        .map(instance -> trouble(set, instance))
        .forEach(troubles::add);
    missing(set, instances)
        .forEach(
            place ->
                troubles.add(
                    trouble(
                        Category.STACK_SET,
                        place,
                        "has no stack of %s; run './relay deploy'".formatted(set.name()))));
    return troubles;
  }

  /** Which accounts are in an organizational unit is not known here. */
  private static Set<String> missing(StackSet set, List<Instance> instances) {
    Set<String> missing = new TreeSet<>();
    set.accounts()
        .forEach(account -> set.regions().forEach(region -> missing.add(place(account, region))));
    missing.removeAll(
        instances.stream()
            .map(instance -> place(instance.account(), instance.region()))
            .collect(Collectors.toSet()));
    return missing;
  }

  private static HealthProblem trouble(StackSet set, Instance instance) {
    boolean suspended = instance.isSuspended();
    String reason = instance.reason().isEmpty() ? "" : "; " + instance.reason();
    return trouble(
        suspended ? Category.NOTE : Category.STACK_SET,
        place(instance.account(), instance.region()),
        "has a stack of %s that %s%s".formatted(set.name(), words(instance.status()), reason));
  }

  private static String words(String status) {
    return switch (status) {
      case "OUTDATED" ->
          "is not up to date (OUTDATED): its last operation failed or has not come to it; run"
              + " './relay deploy'";
      case "INOPERABLE" ->
          "cannot be operated (INOPERABLE): a deletion has failed; delete the instance with"
              + " RetainStacks and the stack by hand";
      case "SKIPPED_SUSPENDED_ACCOUNT" ->
          "is left as it is: the account is suspended (SKIPPED_SUSPENDED_ACCOUNT)";
      default -> "is in state " + status;
    };
  }

  private static String place(String account, String region) {
    return "account %s in %s".formatted(account, region);
  }

  private static HealthProblem trouble(Category kind, String subject, String words) {
    return HealthProblem.of(kind, subject, words, Optional.empty());
  }
}
