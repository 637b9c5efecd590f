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
    private boolean guarded;

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

    /** The caps have kept something from being deleted. */
    void guard() {
        guarded = true;
    }

    boolean areGuarded() {
        return guarded;
    }

    /** What is known so far of something. */
    Optional<Outcome> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public void saying(String what) {
        progress.saying(what);
    }

    @Override
    public void inFlight(List<String> names) {
        progress.inFlight(names);
    }

    /** Whether it is not as the manifest says, since it was refused or could not be done. */
    boolean hasFailed(Stack stack) {
        return hasFailed(stack.name());
    }

    boolean hasFailed(String stack) {
        return of(stack).filter(outcome -> !outcome.result().isDone()).isPresent();
    }

    /** How it ended with a stack, if it has. */
    Optional<DeploymentResult> result(Stack stack) {
        return of(stack.name()).map(Outcome::result);
    }

    boolean isRefused(Stack stack) {
        return hasEndedAs(stack.name(), DeploymentResult.REFUSED);
    }

    boolean hasEndedAs(String name, DeploymentResult result) {
        return of(name).filter(outcome -> outcome.result() == result).isPresent();
    }

    boolean haveFailed() {
        return byName.values().stream().anyMatch(outcome -> outcome.result() == DeploymentResult.FAILED);
    }

    /** Whether anything is somebody else's. */
    boolean areRefused() {
        return byName.values().stream().anyMatch(outcome -> outcome.result() == DeploymentResult.REFUSED);
    }

    /** Whether everything so far is as the manifest says. */
    boolean areComplete() {
        return byName.values().stream().map(Outcome::result).allMatch(DeploymentResult::isDone);
    }

    /** What needs somebody's eyes first. */
    List<Outcome> sorted() {
        return byName.values().stream()
                .sorted(Comparator.comparing(Outcome::result).thenComparing(Outcome::name))
                .toList();
    }
}
