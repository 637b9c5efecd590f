package io.github.findingrelay.deploy;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be done to an analyzer, in the budget of its Region.
 *
 * @param tags of every analyzer
 */
record AnalyzerActions(DeploymentCalls calls, Map<String, String> tags, RegionBudgets budgets) {

    void create(WantedAnalyzer wanted) {
        Map<String, String> all = new TreeMap<>(tags);
        // It has no finding yet that a rule would have to be applied to.
        all.put(WantedAnalyzer.APPLIED, wanted.rulesDigest());
        budget(wanted).idempotent(() -> analyzers().create(wanted, all, token(wanted)));
    }

    /** Deletes it, if it is there. */
    void delete(WantedAnalyzer wanted) {
        unlessAbsent(wanted, () -> analyzers().delete(wanted.region(), wanted.name()));
    }

    void create(WantedAnalyzer wanted, AnalyzerRule rule) {
        String token = token(wanted) + "-" + rule.name();
        budget(wanted).idempotent(() -> analyzers().createRule(wanted.region(), wanted.name(), rule, token));
    }

    void update(WantedAnalyzer wanted, AnalyzerRule rule) {
        budget(wanted).idempotent(() -> analyzers().updateRule(wanted.region(), wanted.name(), rule));
    }

    /** Deletes a rule, if it is there. */
    void delete(WantedAnalyzer wanted, AnalyzerRule rule) {
        unlessAbsent(wanted, () -> analyzers().deleteRule(wanted.region(), wanted.name(), rule.name()));
    }

    /** Applies all its rules to the findings that are there, and writes that down. */
    void apply(WantedAnalyzer wanted) {
        wanted.rules()
                .forEach(rule -> budget(wanted)
                        .idempotent(() -> analyzers().applyArchiveRule(wanted.region(), wanted.name(), rule.name())));
        mark(wanted, wanted.rulesDigest());
    }

    /** Whether it is written down that its rules have to be applied. */
    boolean markAsUnapplied(WantedAnalyzer wanted) {
        return mark(wanted, "not yet");
    }

    /** Writes down in a tag which rules are applied; a role of an older bootstrap.yaml may not. */
    private boolean mark(WantedAnalyzer wanted, String value) {
        try {
            budget(wanted)
                    .idempotent(() -> analyzers().tag(wanted.region(), wanted.name(), WantedAnalyzer.APPLIED, value));
            return true;
        } catch (RequestException e) {
            return false;
        }
    }

    /** Whether there is a finding that a rule would archive. */
    boolean archivesMore(WantedAnalyzer wanted) {
        return wanted.rules().stream().anyMatch(rule -> findings(wanted, rule, "ACTIVE") > 0);
    }

    /** How many findings of a status a rule matches, at most those of a page. */
    int findings(WantedAnalyzer wanted, AnalyzerRule rule, String status) {
        return budget(wanted).repeatable(() -> analyzers().findings(wanted.region(), wanted.name(), rule, status));
    }

    private void unlessAbsent(WantedAnalyzer wanted, Runnable call) {
        try {
            budget(wanted).idempotent(call);
        } catch (RequestException e) {
            if (e.fault() != Fault.ABSENT) {
                throw e;
            }
        }
    }

    private Analyzers analyzers() {
        return calls.analyzers();
    }

    private RequestBudget budget(WantedAnalyzer wanted) {
        return budgets.of(wanted.region());
    }

    private String token(WantedAnalyzer wanted) {
        return "%s-%s-%s".formatted(calls.tokenPrefix(), wanted.region(), wanted.name());
    }
}
