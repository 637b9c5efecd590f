package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.request.RequestBudget;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The stacks that are deployed and ours.
 *
 * @param stacks by name
 */
public record DeployedStacks(List<DeployedStack> stacks) {

    public DeployedStacks {
        stacks = List.copyOf(stacks);
    }

    /**
     * Looks at AWS.
     *
     * @param names tells which stacks are ours
     * @throws io.github.findingrelay.request.RequestException if it cannot be seen what is deployed
     */
    public static DeployedStacks of(CloudFormation cloudFormation, ResourceNames names, RequestBudget budget) {
        return among(budget.pages(cloudFormation::stacks), names);
    }

    /** Those of ours among all. */
    public static DeployedStacks among(Collection<DeployedStack> all, ResourceNames names) {
        return new DeployedStacks(all.stream()
                .filter(stack -> stack.isOf(names))
                .sorted(Comparator.comparing(DeployedStack::name))
                .toList());
    }

    /** Two states with the same fingerprint have the same stacks in the same states. */
    public String fingerprint() {
        String text = stacks.stream()
                .map(stack -> "%s %s %s"
                        .formatted(stack.name(), stack.status(), stack.digest().orElse("-")))
                .collect(Collectors.joining("\n"));
        return Fingerprint.digest(text);
    }
}
