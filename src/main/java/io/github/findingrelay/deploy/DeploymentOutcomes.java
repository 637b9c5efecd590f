package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Stack;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has become of the stacks so far; the newest word about each counts. */
final class DeploymentOutcomes implements DeploymentListener {

    private final DeploymentListener progress;
    private final Map<String, Outcome> byName = new HashMap<>();

    /**
     * None yet.
     *
     * @param progress hears everything too
     */
    DeploymentOutcomes(DeploymentListener progress) {
        this.progress = progress;
    }

    @Override
    public void ended(Outcome outcome) {
        byName.put(outcome.name(), outcome);
        progress.ended(outcome);
    }

    @Override
    public void inFlight(List<String> names) {
        progress.inFlight(names);
    }

    boolean hasFailed(Stack stack) {
        return hasFailed(stack.name());
    }

    boolean hasFailed(String stack) {
        return Optional.ofNullable(byName.get(stack))
                .filter(outcome -> outcome.result() == DeploymentResult.FAILED)
                .isPresent();
    }

    /** How it ended with a stack, if it has. */
    Optional<DeploymentResult> result(Stack stack) {
        return Optional.ofNullable(byName.get(stack.name())).map(Outcome::result);
    }

    /** Whether everything so far is as the manifest says. */
    boolean areComplete() {
        return byName.values().stream()
                .map(Outcome::result)
                .noneMatch(result -> result == DeploymentResult.FAILED || result == DeploymentResult.NOT_RUN);
    }

    /** What needs somebody's eyes first. */
    List<Outcome> sorted() {
        return byName.values().stream()
                .sorted(Comparator.comparing(Outcome::result).thenComparing(Outcome::name))
                .toList();
    }
}
