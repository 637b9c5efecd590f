package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.AnalyzerProblem.ChangedRule;
import io.github.findingrelay.deploy.AnalyzerProblem.Gone;
import io.github.findingrelay.deploy.AnalyzerProblem.MissingRule;
import io.github.findingrelay.deploy.AnalyzerProblem.NotActive;
import io.github.findingrelay.deploy.AnalyzerProblem.NotApplied;
import io.github.findingrelay.deploy.AnalyzerProblem.OfAnotherType;
import io.github.findingrelay.deploy.AnalyzerProblem.StrangeRule;
import io.github.findingrelay.deploy.Analyzers.LiveAnalyzer;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares analyzers with what CloudFormation believes of them, which it never does itself: a stack
 * whose analyzer was deleted is CURRENT. Two calls for each analyzer.
 *
 * @param budget by Region: AWS limits calls by Region
 */
public record AnalyzerLook(Analyzers analyzers, Function<String, RequestBudget> budget) {

    private static final int AT_A_TIME = 8;

    public Survey<WantedAnalyzer, List<AnalyzerProblem>> at(List<WantedAnalyzer> wanted) {
        return Survey.of(wanted, AT_A_TIME, this::problems);
    }

    /** Those of a survey that were not looked at, as people are told. */
    public static List<String> refusals(Survey<WantedAnalyzer, ?> survey) {
        return survey.refusals().entrySet().stream()
                .map(refused -> "%s cannot be looked at: %s"
                        .formatted(refused.getKey().title(), refused.getValue().reason()))
                .toList();
    }

    /** None: it is as it should be. */
    public List<AnalyzerProblem> problems(WantedAnalyzer wanted) {
        RequestBudget here = budget.apply(wanted.region());
        Optional<LiveAnalyzer> live = here.pages(next -> analyzers.analyzers(wanted.region(), next)).stream()
                .filter(one -> one.name().equals(wanted.name()))
                .findFirst();
        if (live.isEmpty()) {
            return List.of(new Gone());
        }
        if (!live.get().type().equals(wanted.type())) {
            return List.of(new OfAnotherType(live.get().type(), wanted.type()));
        }
        List<AnalyzerProblem> problems = new ArrayList<>();
        if (!live.get().status().equals("ACTIVE")) {
            problems.add(new NotActive(live.get()));
        }
        problems.addAll(
                rules(wanted, here.pages(next -> analyzers.archiveRules(wanted.region(), wanted.name(), next))));
        if (!wanted.rules().isEmpty()
                && !wanted.rulesDigest().equals(live.get().tags().get(WantedAnalyzer.APPLIED))) {
            problems.add(new NotApplied());
        }
        return problems;
    }

    private static List<AnalyzerProblem> rules(WantedAnalyzer wanted, List<AnalyzerRule> live) {
        Map<String, AnalyzerRule> missing = wanted.rules().stream()
                .collect(Collectors.toMap(AnalyzerRule::name, rule -> rule, (one, other) -> one));
        List<AnalyzerProblem> problems = new ArrayList<>();
        for (AnalyzerRule rule : live) {
            AnalyzerRule ours = missing.remove(rule.name());
            if (ours == null) {
                problems.add(new StrangeRule(rule));
            } else if (!WantedAnalyzer.meaning(rule).equals(WantedAnalyzer.meaning(ours))) {
                problems.add(new ChangedRule(rule, ours));
            }
        }
        wanted.rules().stream()
                .filter(rule -> missing.containsKey(rule.name()))
                .forEach(rule -> problems.add(new MissingRule(rule)));
        return problems;
    }
}
