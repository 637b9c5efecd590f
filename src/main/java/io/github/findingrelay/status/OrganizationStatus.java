package io.github.findingrelay.status;

import io.github.findingrelay.status.Chain.NotificationState;
import java.util.List;
import java.util.Optional;

/**
 * How everything stands.
 *
 * @param chains of the fallback first, then of the accounts in the order of accounts.yaml
 * @param stacks of the manifest
 * @param troubles the most severe first
 * @param deadLetters about how many; empty: not known
 * @param calls to AWS
 */
public record OrganizationStatus(
    List<Chain> chains,
    List<StackHealth> stacks,
    List<HealthProblem> troubles,
    Optional<Integer> deadLetters,
    int calls) {
  public OrganizationStatus {
    chains = List.copyOf(chains);
    stacks = List.copyOf(stacks);
    troubles = List.copyOf(troubles);
  }

  /** Whether findings reach somebody everywhere, and everything is as generated/ says. */
  public boolean isWell() {
    return troubles.stream().noneMatch(trouble -> trouble.kind().isSevere());
  }

  /** Whether AWS has answered everything. */
  public boolean isComplete() {
    return troubles.stream()
        .noneMatch(trouble -> trouble.kind() == HealthProblem.Category.NOT_ASKED);
  }

  /** How many chains end so. */
  public long count(NotificationState wayOut) {
    return chains.stream().filter(chain -> chain.wayOut() == wayOut).count();
  }

  /** What concerns one owner. What AWS has not answered concerns everybody. */
  public OrganizationStatus of(String owner) {
    return new OrganizationStatus(
        chains.stream().filter(chain -> chain.owner().key().equals(owner)).toList(),
        stacks.stream()
            .filter(health -> health.stack().owner().equals(Optional.of(owner)))
            .toList(),
        troubles.stream()
            .filter(
                trouble ->
                    trouble.kind() == HealthProblem.Category.NOT_ASKED
                        || trouble.owner().equals(Optional.of(owner)))
            .toList(),
        deadLetters,
        calls);
  }
}
