package io.github.findingrelay.status;

import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.deploy.StackStatus;
import io.github.findingrelay.model.Stack;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a stack is what generated/ says.
 *
 * @param words what is to be said after its name
 */
record StackHealth(Stack stack, StackCondition condition, String words) {

  private static final Set<StackStatus> SETTLED =
      Set.of(
          StackStatus.CREATE_COMPLETE,
          StackStatus.UPDATE_COMPLETE,
          StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
          StackStatus.UPDATE_ROLLBACK_COMPLETE,
          StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
          StackStatus.IMPORT_COMPLETE,
          StackStatus.IMPORT_ROLLBACK_COMPLETE);

  private static final Set<StackStatus> NEVER_MADE =
      Set.of(
          StackStatus.ROLLBACK_COMPLETE,
          StackStatus.REVIEW_IN_PROGRESS,
          StackStatus.DELETE_COMPLETE);

  /** What is the matter. */
  enum StackCondition {
    UP_TO_DATE("up to date"),
    DRIFTED("drifted"),
    IN_PROGRESS("in progress"),
    OUTDATED("not up to date"),
    FAILED("failed"),
    MISSING("missing"),
    UNKNOWN("unknown");

    private final String label;

    StackCondition(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** With what CloudFormation says of the stacks, if it does. */
  static StackHealth of(Stack stack, Optional<Map<String, DeployedStack>> deployed) {
    if (deployed.isEmpty()) {
      return new StackHealth(stack, StackCondition.UNKNOWN, "cannot be seen");
    }
    DeployedStack found = deployed.get().get(stack.name());
    if (found == null || NEVER_MADE.contains(found.status())) {
      String why = found == null ? "" : " (%s%s)".formatted(found.status(), because(found));
      return new StackHealth(
          stack, StackCondition.MISSING, "is not deployed%s; run './relay deploy'".formatted(why));
    }
    return of(stack, found);
  }

  private static StackHealth of(Stack stack, DeployedStack found) {
    if (!SETTLED.contains(found.status())) {
      return found.status().isInProgress()
          ? new StackHealth(
              stack,
              StackCondition.IN_PROGRESS,
              "is being changed (%s); ask again later".formatted(found.status()))
          : new StackHealth(
              stack,
              StackCondition.FAILED,
              "is in %s%s; somebody has to look at it in CloudFormation"
                  .formatted(found.status(), because(found)));
    }
    if (!found.digest().equals(Optional.of(stack.digest()))) {
      boolean rolledBack = found.status().name().contains("ROLLBACK");
      return new StackHealth(
          stack,
          StackCondition.OUTDATED,
          "is not what generated/ says%s; run './relay deploy'"
              .formatted(rolledBack ? ": its last update was rolled back" + because(found) : ""));
    }
    return found.drift() == DriftStatus.DRIFTED
        ? new StackHealth(
            stack,
            StackCondition.DRIFTED,
            "has drifted: somebody has changed what it made; CloudFormation's drift results say what")
        : new StackHealth(stack, StackCondition.UP_TO_DATE, "is up to date");
  }

  private static String because(DeployedStack stack) {
    return stack.reason().isEmpty() ? "" : ": " + stack.reason();
  }
}
