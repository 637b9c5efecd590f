package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.AnalyzerLook;
import io.github.findingrelay.deploy.AnalyzerProblem;
import io.github.findingrelay.deploy.BelievedAnalyzers;
import io.github.findingrelay.deploy.SetAnalyzers;
import io.github.findingrelay.deploy.WantedAnalyzer;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.request.Unanswered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What deploying does to analyzers that are not what CloudFormation believes. */
final class LiveAnalyzers {

    private final BelievedAnalyzers believed;
    private final AnalyzerLook look;
    private final List<String> notices = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();
    private final List<Unanswered> unanswered = new ArrayList<>();

    LiveAnalyzers(BelievedAnalyzers believed, AnalyzerLook look) {
        this.believed = believed;
        this.look = look;
    }

    void look(LiveStackSet set) {
        try {
            look(set, believed.of(set.wanted(), set.deployed(), set.kept()));
        } catch (RequestException e) {
            unanswered.add(
                    new Unanswered("the template of stack set " + set.wanted().name(), e.reason()));
        }
    }

    private void look(LiveStackSet set, SetAnalyzers analyzers) {
        Survey<WantedAnalyzer, List<AnalyzerProblem>> survey = look.at(analyzers.within());
        survey.answers()
                .forEach((analyzer, problems) -> problems.forEach(problem -> {
                    notices.add(analyzer.title() + " " + problem.expected());
                    problem.repair()
                            .ifPresent(repair -> changed.add(set.wanted().name()));
                }));
        survey.refusals()
                .forEach((analyzer, refusal) -> unanswered.add(new Unanswered(analyzer.title(), refusal.reason())));
        analyzers
                .notLookedAt(set.wanted())
                .ifPresent(words ->
                        notices.add("stack set %s %s".formatted(set.wanted().name(), words)));
    }

    List<String> notices() {
        return notices;
    }

    List<Unanswered> unanswered() {
        return unanswered;
    }

    /** Whether deploying puts analyzers of the set right. */
    boolean areChanged(LiveStackSet set) {
        return changed.contains(set.wanted().name());
    }
}
