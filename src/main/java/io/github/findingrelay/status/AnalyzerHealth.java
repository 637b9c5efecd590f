package io.github.findingrelay.status;

import io.github.findingrelay.deploy.AnalyzerLook;
import io.github.findingrelay.deploy.AnalyzerProblem;
import io.github.findingrelay.deploy.BelievedAnalyzers;
import io.github.findingrelay.deploy.SetAnalyzers;
import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.deploy.WantedAnalyzer;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.ArrayList;
import java.util.List;

/** Whether analyzers are what the stacks of a set have made: CloudFormation never looks again. */
record AnalyzerHealth(BelievedAnalyzers believed, AnalyzerLook look, Questions questions) {

    List<HealthProblem> of(StackSet set, Deployed deployed, List<Instance> instances) {
        SetAnalyzers analyzers = believed.of(set, deployed, instances);
        List<HealthProblem> problems = new ArrayList<>();
        questions
                .askAll("the state of", analyzers.within(), look::problems)
                .forEach((analyzer, found) ->
                        found.stream().map(one -> problem(analyzer, one)).forEach(problems::add));
        analyzers
                .notLookedAt(set)
                .map(words -> HealthProblem.of(Category.OUT_OF_REACH, "stack set " + set.name(), words))
                .ifPresent(problems::add);
        return problems;
    }

    private static HealthProblem problem(WantedAnalyzer analyzer, AnalyzerProblem problem) {
        return HealthProblem.of(
                problem.isSevere() ? Category.ANALYZER : Category.NOTE,
                analyzer.title(),
                problem.words() + "; " + problem.remedy());
    }
}
