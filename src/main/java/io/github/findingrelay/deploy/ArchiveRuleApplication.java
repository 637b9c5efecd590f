package io.github.findingrelay.deploy;

import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import java.util.ArrayList;
import java.util.List;

/** Applies the archive rules of changed analyzers to the findings that are there already. */
record ArchiveRuleApplication(DeploymentCalls calls) {

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
                apply(region, analyzer);
            } catch (RequestException e) {
                failures.add("the archive rules of %s in %s are not applied to the findings that are there: %s"
                        .formatted(analyzer, region, e.getMessage()));
            }
        }
        return failures.isEmpty() ? outcome : outcome.with(DeploymentResult.FAILED, failures);
    }

    private void apply(String region, String analyzer) {
        Analyzers analyzers = calls.analyzers();
        for (String rule : calls.budget().repeatable(() -> analyzers.archiveRules(region, analyzer))) {
            calls.budget().idempotent(() -> analyzers.applyArchiveRule(region, analyzer, rule));
        }
    }
}
