package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployment would put right of the analyzers that there are. */
record AnalyzerPreview(DeploymentCalls calls, BelievedAnalyzers believed) {

    /** Empty: nothing, and everything could be looked at. */
    Optional<Outcome> of(StackSet set) {
        try {
            return calls.budget()
                    .repeatable(() -> calls.stackSets().stackSet(set.name(), set.callAs()))
                    .flatMap(found -> of(set, found));
        } catch (RequestException e) {
            return Optional.of(Outcome.of(set.name(), DeploymentResult.FAILED, e.reason()));
        }
    }

    private Optional<Outcome> of(StackSet set, Deployed found) {
        SetAnalyzers analyzers = believed.of(set, found, calls.instances(set.name(), set.callAs()));
        Survey<WantedAnalyzer, List<AnalyzerProblem>> survey =
                new AnalyzerLook(calls.analyzers(), new RegionBudgets(calls.time())::of).at(analyzers.within());
        List<String> would = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        analyzers.notLookedAt(set).ifPresent(notes::add);
        survey.answers()
                .forEach((analyzer, problems) -> problems.forEach(problem -> {
                    List<String> ends =
                            problem.isForAPerson() ? failures : problem.repair().isPresent() ? would : notes;
                    ends.add(analyzer.title() + " " + problem.expected());
                }));
        survey.refusals()
                .forEach((analyzer, refusal) ->
                        failures.add("%s cannot be looked at: %s".formatted(analyzer.title(), refusal.reason())));
        DeploymentResult result = !failures.isEmpty()
                ? DeploymentResult.FAILED
                : would.isEmpty() ? DeploymentResult.UNCHANGED : DeploymentResult.UPDATED;
        List<String> all =
                Stream.of(would, failures, notes).flatMap(List::stream).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.of(set.name(), result).with(result, all));
    }
}
