package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a deployment would put right of the analyzers that there are. */
record AnalyzerPreview(DeploymentCalls calls, BelievedAnalyzers believed) {

    /** What is expected of a set, with what would be put right. */
    Outcome with(StackSetState set, Outcome expected) {
        return set.deployed().map(found -> with(set, found, expected)).orElse(expected);
    }

    private Outcome with(StackSetState set, Deployed found, Outcome expected) {
        SetAnalyzers analyzers = believed.of(set.set(), found, set.kept());
        Survey<WantedAnalyzer, List<AnalyzerProblem>> survey =
                new AnalyzerLook(calls.analyzers(), new RegionBudgets(calls.time())::of).at(analyzers.within());
        List<String> would = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        analyzers.notLookedAt(set.set()).ifPresent(notes::add);
        survey.answers()
                .forEach((analyzer, problems) -> problems.forEach(problem -> {
                    List<String> ends =
                            problem.isForAPerson() ? failures : problem.repair().isPresent() ? would : notes;
                    ends.add(analyzer.title() + " " + problem.expected());
                }));
        failures.addAll(AnalyzerLook.refusals(survey));
        DeploymentResult result = !failures.isEmpty()
                ? DeploymentResult.FAILED
                : expected.result() == DeploymentResult.UNCHANGED && !would.isEmpty()
                        ? DeploymentResult.UPDATED
                        : expected.result();
        return expected.with(
                result, Stream.of(would, failures, notes).flatMap(List::stream).toList());
    }
}
