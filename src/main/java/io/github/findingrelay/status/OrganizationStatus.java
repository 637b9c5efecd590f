package io.github.findingrelay.status;

import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How everything stands.
 *
 * @param chains of the fallback first, then of the accounts in the order of accounts.yaml
 * @param stacks of the manifest
 * @param problems the most severe first
 * @param deadLetters about how many; empty: not known
 * @param failedDeliveries of the last days, those that were not made up for; empty: not known
 * @param calls to AWS
 */
record OrganizationStatus(
        List<Chain> chains,
        List<StackHealth> stacks,
        List<HealthProblem> problems,
        Optional<Integer> deadLetters,
        Optional<Integer> failedDeliveries,
        int calls) {
    private static final Set<Category> CONCERN_ALL =
            EnumSet.of(Category.NOT_ASKED, Category.ANALYZER, Category.OUT_OF_REACH);

    OrganizationStatus {
        chains = List.copyOf(chains);
        stacks = List.copyOf(stacks);
        problems = List.copyOf(problems);
    }

    /** Whether findings reach somebody everywhere, and everything is as generated/ says. */
    boolean isHealthy() {
        return problems.stream().noneMatch(problem -> problem.kind().isSevere());
    }

    /** Whether AWS has answered everything. */
    boolean isComplete() {
        return !has(Category.NOT_ASKED);
    }

    boolean has(Category kind) {
        return problems.stream().anyMatch(problem -> problem.kind() == kind);
    }

    /** How many chains end so. */
    long count(NotificationState notified) {
        return chains.stream().filter(chain -> chain.notified() == notified).count();
    }

    /**
     * What concerns some owners. What AWS has not answered concerns everybody, and so do the analyzers.
     *
     * @param owners keys
     */
    OrganizationStatus of(Collection<String> owners) {
        return new OrganizationStatus(
                chains.stream()
                        .filter(chain -> owners.contains(chain.owner().key()))
                        .toList(),
                stacks.stream()
                        .filter(stack -> stack.owner().stream().anyMatch(owners::contains))
                        .toList(),
                problems.stream()
                        .filter(problem -> CONCERN_ALL.contains(problem.kind())
                                || problem.owner().stream().anyMatch(owners::contains))
                        .toList(),
                deadLetters,
                failedDeliveries,
                calls);
    }
}
