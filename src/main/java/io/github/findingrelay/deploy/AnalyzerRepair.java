package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.AnalyzerProblem.ChangedRule;
import io.github.findingrelay.deploy.AnalyzerProblem.Gone;
import io.github.findingrelay.deploy.AnalyzerProblem.MissingRule;
import io.github.findingrelay.deploy.AnalyzerProblem.NotActive;
import io.github.findingrelay.deploy.AnalyzerProblem.NotApplied;
import io.github.findingrelay.deploy.AnalyzerProblem.StrangeRule;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes analyzers what CloudFormation believes that they are, by their own API: it would change
 * nothing, since to it nothing has changed. A new analyzer of the same name has the same ARN, and so
 * is the resource of its stack again. Each thing is said before it is done.
 */
final class AnalyzerRepair {

    private final Analyzers analyzers;
    private final AnalyzerActions actions;
    private final DeploymentListener progress;
    private final RegionBudgets budgets;
    private final List<String> done = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A repair.
     *
     * @param tags of every analyzer
     */
    AnalyzerRepair(DeploymentCalls calls, Map<String, String> tags, DeploymentListener progress) {
        this.analyzers = calls.analyzers();
        this.progress = progress;
        this.budgets = new RegionBudgets(calls.time());
        this.actions = new AnalyzerActions(calls, tags, budgets);
    }

    /**
     * Puts everything right.
     *
     * @param apply whether archive rules are to stay as they are, so that they can be applied
     */
    void restore(List<WantedAnalyzer> wanted, boolean apply) {
        look(wanted).forEach((analyzer, problems) -> restore(analyzer, problems, apply));
    }

    /** Applies archive rules to the findings that are there, after CloudFormation has changed them. */
    void apply(List<WantedAnalyzer> wanted) {
        look(wanted).forEach((analyzer, problems) -> {
            if (problems.stream().anyMatch(NotApplied.class::isInstance)) {
                try {
                    actions.apply(analyzer);
                } catch (RequestException e) {
                    failures.add(notApplied(analyzer, e));
                }
            }
        });
    }

    void note(String note) {
        notes.add(note);
    }

    /** The outcome of the set with all that has been done here. */
    Outcome ended(Outcome outcome) {
        List<String> all = new ArrayList<>(done);
        all.addAll(failures);
        all.addAll(notes);
        boolean isChanged = outcome.result() == DeploymentResult.UNCHANGED && !done.isEmpty();
        DeploymentResult result = isChanged ? DeploymentResult.UPDATED : outcome.result();
        return outcome.with(failures.isEmpty() ? result : DeploymentResult.FAILED, all);
    }

    private Map<WantedAnalyzer, List<AnalyzerProblem>> look(List<WantedAnalyzer> wanted) {
        Survey<WantedAnalyzer, List<AnalyzerProblem>> survey = new AnalyzerLook(analyzers, budgets::of).at(wanted);
        failures.addAll(AnalyzerLook.refusals(survey));
        return survey.answers();
    }

    private void restore(WantedAnalyzer wanted, List<AnalyzerProblem> problems, boolean apply) {
        boolean mustApply = false;
        for (AnalyzerProblem problem : problems) {
            if (problem instanceof NotApplied) {
                mustApply = true;
            } else if (problem.isForAPerson()) {
                failures.add("%s %s; %s".formatted(wanted.title(), problem.words(), problem.remedy()));
            } else if (problem.repair().isEmpty()) {
                note("%s %s".formatted(wanted.title(), problem.words()));
            } else {
                progress.saying("%s %s; it is %s now"
                        .formatted(
                                wanted.title(),
                                problem.words(),
                                problem.repair().get()));
                mustApply |= attempt(wanted, problem);
            }
        }
        if (mustApply && apply) {
            applyAgain(wanted);
        }
    }

    /**
     * Applies rules of which nothing shows that they have been applied. Where that cannot be written
     * down, only if there is a finding that they would have archived: else each deployment would do it.
     */
    private void applyAgain(WantedAnalyzer wanted) {
        try {
            if (actions.markAsUnapplied(wanted) || actions.archivesMore(wanted)) {
                actions.apply(wanted);
                done.add("%s: its archive rules are applied to the findings that are there".formatted(wanted.title()));
            }
        } catch (RequestException e) {
            failures.add(notApplied(wanted, e));
        }
    }

    /** Whether there is a rule now that has to be applied. */
    private boolean attempt(WantedAnalyzer wanted, AnalyzerProblem problem) {
        try {
            return repair(wanted, problem);
        } catch (RequestException e) {
            failures.add("%s %s, and is not %s: %s"
                    .formatted(wanted.title(), problem.words(), problem.repair().orElse("repaired"), e.reason()));
            return false;
        }
    }

    private boolean repair(WantedAnalyzer wanted, AnalyzerProblem problem) {
        if (problem instanceof Gone) {
            actions.create(wanted);
            done.add("%s was gone: made again; what had been archived in it by hand is told again"
                    .formatted(wanted.title()));
            return false;
        }
        if (problem instanceof NotActive) {
            actions.delete(wanted);
            actions.create(wanted);
            done.add("%s had failed: deleted and made again".formatted(wanted.title()));
            return false;
        }
        if (problem instanceof StrangeRule strange) {
            String archived = archived(wanted, strange.live());
            actions.delete(wanted, strange.live());
            done.add("archive rule '%s' of %s was not ours: removed; %s"
                    .formatted(strange.live().name(), wanted.title(), archived));
            return false;
        }
        // A kill from here on must not leave the rules unapplied for ever.
        actions.markAsUnapplied(wanted);
        if (problem instanceof ChangedRule changed) {
            String archived = archived(wanted, changed.live());
            actions.update(wanted, changed.wanted());
            done.add("archive rule '%s' of %s had another filter: given its own again; %s"
                    .formatted(changed.wanted().name(), wanted.title(), archived));
        } else if (problem instanceof MissingRule missing) {
            actions.create(wanted, missing.wanted());
            done.add("archive rule '%s' of %s was gone: made again"
                    .formatted(missing.wanted().name(), wanted.title()));
        }
        return true;
    }

    /** What a rule that is not ours has hidden, as far as it can be told. */
    private String archived(WantedAnalyzer wanted, AnalyzerRule rule) {
        int count;
        try {
            count = actions.findings(wanted, rule, "ARCHIVED");
        } catch (RequestException e) {
            return "how many archived findings it matches is not known: " + e.reason();
        }
        return count == 0
                ? "no archived finding matches it"
                : "%s archived findings match it, and which of them it has archived cannot be told: './relay findings list"
                                .formatted(count < AwsAnalyzers.PAGE ? String.valueOf(count) : count + " or more")
                        + " --status archived --region %s' lists them, './relay findings reopen ID --execute' makes one active again"
                                .formatted(wanted.region());
    }

    private static String notApplied(WantedAnalyzer wanted, RequestException e) {
        return "the archive rules of %s in %s are not applied to the findings that are there: %s; the next deployment does it"
                .formatted(wanted.name(), wanted.region(), e.getMessage());
    }
}
