package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.Outcome.DeploymentResult;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.util.ArrayList;
import java.util.List;

/** Applies the archive rules of changed analyzers to the findings that are there already. */
final class ArchiveRuleApplication {

  private final Analyzers analyzers;
  private final RequestBudget budget;

  ArchiveRuleApplication(Analyzers analyzers, RequestBudget budget) {
    this.analyzers = analyzers;
    this.budget = budget;
  }

  /**
   * Applies them in every Region.
   *
   * @param analyzer the name of the set's analyzers
   * @return the outcome of the set, failed if a rule could not be applied: a later run would not
   *     know that it has to be
   */
  Outcome applied(StackSet set, String analyzer, Outcome outcome) {
    List<String> failures = new ArrayList<>();
    for (String region : set.regions()) {
      try {
        for (String rule : budget.repeatable(() -> analyzers.archiveRules(region, analyzer))) {
          budget.idempotent(() -> analyzers.applyArchiveRule(region, analyzer, rule));
        }
      } catch (RequestException e) {
        failures.add(
            "the archive rules of %s in %s are not applied to the findings that are there: %s"
                .formatted(analyzer, region, e.getMessage()));
      }
    }
    List<String> reasons = new ArrayList<>(outcome.reasons());
    reasons.addAll(failures);
    return new Outcome(
        outcome.name(),
        failures.isEmpty() ? outcome.result() : DeploymentResult.FAILED,
        outcome.owner(),
        reasons);
  }
}
