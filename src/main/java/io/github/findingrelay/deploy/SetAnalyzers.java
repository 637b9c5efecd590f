package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.AccountRegion;
import java.util.List;
import java.util.Optional;

/**
 * The analyzers of a stack set where its stacks are as they should be: elsewhere CloudFormation has
 * something to do first.
 *
 * @param within those that the credentials reach
 * @param beyond accounts that they do not reach
 * @param obstacle why the template does not say what the analyzers are, if it does not
 */
public record SetAnalyzers(List<WantedAnalyzer> within, List<String> beyond, Optional<String> obstacle) {

    public SetAnalyzers {
        within = List.copyOf(within);
        beyond = List.copyOf(beyond);
    }

    /**
     * From the stacks that there are.
     *
     * @param account of the credentials
     * @param template that the stacks were made with
     */
    public static SetAnalyzers of(StackSet set, String account, String template, List<Instance> instances) {
        List<Instance> settled = instances.stream().filter(Instance::isCurrent).toList();
        List<String> beyond = settled.stream()
                .map(Instance::account)
                .filter(other -> !other.equals(account))
                .distinct()
                .sorted()
                .toList();
        try {
            AnalyzerTemplate made = new AnalyzerTemplate(set, template);
            List<WantedAnalyzer> within = settled.stream()
                    .filter(one -> one.account().equals(account))
                    .flatMap(one -> made.in(new AccountRegion(account, one.region())))
                    .toList();
            return new SetAnalyzers(within, beyond, Optional.empty());
        } catch (UnreadableException e) {
            return new SetAnalyzers(List.of(), beyond, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** What was not looked at, as it is to be said after the set. */
    public Optional<String> notLookedAt(StackSet set) {
        if (obstacle.isPresent()) {
            return Optional.of("has analyzers that were not looked at: its template %s is not read, %s"
                    .formatted(set.template(), obstacle.get()));
        }
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "has analyzers in %s that were not looked at, nor were their archive rules: these credentials do not reach them"
                                .formatted(
                                        beyond.size() == 1
                                                ? "account " + beyond.get(0)
                                                : beyond.size() + " other accounts"));
    }
}
