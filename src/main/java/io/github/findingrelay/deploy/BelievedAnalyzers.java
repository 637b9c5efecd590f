package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Deployed;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestBudget;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What CloudFormation believes that analyzers are: what it will change them from.
 *
 * @param templates the text of a template by its path below generated/
 * @param account of the credentials
 */
public record BelievedAnalyzers(
        StackSets stackSets, UnaryOperator<String> templates, String account, RequestBudget budget) {

    /** Of a set that is deployed; a set that was not changed has the template of generated/. */
    public SetAnalyzers of(StackSet set, Deployed deployed, List<Instance> instances) {
        try {
            return SetAnalyzers.of(set, account, template(set, deployed), instances);
        } catch (UnreadableException e) {
            return new SetAnalyzers(List.of(), List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private String template(StackSet set, Deployed deployed) {
        return deployed.description().equals(set.digest())
                ? templates.apply(set.template())
                : budget.repeatable(() -> stackSets.template(set.name(), set.callAs()));
    }
}
