package io.github.findingrelay.status;

import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.deploy.Ownership;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a stack is what generated/ says.
 *
 * @param owner key of whom it belongs to, if it is somebody's
 * @param words what is to be said after its name
 */
record StackHealth(String name, Optional<String> owner, StackCondition condition, String words) {

    /** What is the matter. */
    enum StackCondition {
        UP_TO_DATE("up to date"),
        DRIFTED("drifted"),
        IN_PROGRESS("in progress"),
        OUTDATED("not up to date"),
        FAILED("failed"),
        MISSING("missing"),
        /** It has our name, and nothing of ours is in it. */
        FOREIGN("somebody else's"),
        UNKNOWN("unknown");

        private final String label;

        StackCondition(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether nothing of it is there: that says why each rule is missing. */
        boolean isAbsent() {
            return this == MISSING || this == FOREIGN;
        }
    }

    /** One that should be in generated/, and is not. */
    static StackHealth notRendered(String name) {
        String words = "is not in generated/; run './relay render'";
        return new StackHealth(name, Optional.empty(), StackCondition.MISSING, words);
    }

    /** With what CloudFormation says of the stacks, if it does. */
    static StackHealth of(Stack stack, Ownership ownership, Optional<Map<String, DeployedStack>> deployed) {
        if (deployed.isEmpty()) {
            return of(stack, StackCondition.UNKNOWN, "cannot be seen");
        }
        DeployedStack found = deployed.get().get(stack.name());
        if (found == null) {
            return missing(stack, "");
        }
        return ownership.isOurs(found) ? of(stack, found) : foreign(stack);
    }

    private static StackHealth foreign(Stack stack) {
        String words = "is somebody else's: deploy refuses it; './relay deploy --execute --adopt %s' takes it over";
        return of(stack, StackCondition.FOREIGN, words.formatted(stack.name()));
    }

    private static StackHealth of(Stack stack, DeployedStack found) {
        return switch (found.status()) {
            case ROLLBACK_COMPLETE, REVIEW_IN_PROGRESS, DELETE_COMPLETE ->
                missing(stack, " (%s%s)".formatted(found.status(), because(found)));
            case CREATE_COMPLETE,
                    UPDATE_COMPLETE,
                    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    UPDATE_ROLLBACK_COMPLETE,
                    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                    IMPORT_COMPLETE,
                    IMPORT_ROLLBACK_COMPLETE -> settled(stack, found);
            default -> unsettled(stack, found);
        };
    }

    private static StackHealth missing(Stack stack, String why) {
        String words = "is not deployed%s; run './relay deploy --execute'".formatted(why);
        return of(stack, StackCondition.MISSING, words);
    }

    private static StackHealth unsettled(Stack stack, DeployedStack found) {
        return found.status().isInProgress()
                ? of(
                        stack,
                        StackCondition.IN_PROGRESS,
                        "is being changed (%s); ask again later".formatted(found.status()))
                : of(
                        stack,
                        StackCondition.FAILED,
                        "is in %s%s; somebody has to look at it in CloudFormation"
                                .formatted(found.status(), because(found)));
    }

    private static StackHealth settled(Stack stack, DeployedStack found) {
        if (!found.digest().equals(Optional.of(stack.digest()))) {
            boolean rolledBack = found.status().name().contains("ROLLBACK");
            String why = rolledBack ? ": its last update was rolled back" + because(found) : "";
            String words = "is not what generated/ says%s; run './relay deploy --execute'".formatted(why);
            return of(stack, StackCondition.OUTDATED, words);
        }
        return found.drift() == DriftStatus.DRIFTED
                ? of(
                        stack,
                        StackCondition.DRIFTED,
                        "has drifted: somebody has changed what it made; CloudFormation's drift results say what")
                : of(stack, StackCondition.UP_TO_DATE, "is up to date");
    }

    private static StackHealth of(Stack stack, StackCondition condition, String words) {
        return new StackHealth(stack.name(), stack.owner(), condition, words);
    }

    private static String because(DeployedStack stack) {
        return stack.reason().isEmpty() ? "" : ": " + stack.reason();
    }

    /** That stacks are not known is said once, and not of each. */
    Stream<HealthProblem> problems() {
        return switch (condition) {
            case UP_TO_DATE, UNKNOWN -> Stream.empty();
            default -> Stream.of(HealthProblem.of(Category.STACK, "stack " + name, words, owner));
        };
    }
}
