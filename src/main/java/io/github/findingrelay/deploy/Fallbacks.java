package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Stack;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stacks with rules of the fallback, on their way to what generated/ says: at first they take on
 * what changes, and they leave an account to others when these are there.
 */
final class Fallbacks {

    private static final String KEY_STAYS =
            "its encryption key stays, and loses its alias when no topic needs it any more; an administrator may delete it then";

    private final DeploymentDecisions decisions;
    private final List<FallbackStack> stacks;
    private final List<FallbackStack> leaving;
    private final Receivers receivers;
    private final FallbackChange change;

    Fallbacks(DeploymentDecisions decisions, FallbackSurvey survey, FallbackChange change) {
        this.decisions = decisions;
        this.stacks = survey.stacks();
        this.leaving = survey.leaving();
        this.receivers = survey.receivers();
        this.change = change;
    }

    /** Whether a stack is one of these; others have templates that we cannot read. */
    boolean include(Stack stack) {
        return find(stack).isPresent();
    }

    private Optional<FallbackStack> find(Stack stack) {
        return stacks.stream()
                .filter(fallback -> fallback.stack().name().equals(stack.name()))
                .findFirst();
    }

    private DeploymentStep step(FallbackStack fallback) {
        return DeploymentStep.of(fallback.stack(), decisions.manifest().names());
    }

    private Stream<FallbackStack> of(DeploymentStep step) {
        return of(step, stacks.stream())
                .filter(fallback ->
                        decisions.settings().includes(fallback.stack().name()));
    }

    private Stream<FallbackStack> of(DeploymentStep step, Stream<FallbackStack> some) {
        return some.filter(fallback -> step(fallback) == step);
    }

    /** The foundation gets what others need; it is made if there is none. */
    void prepare() {
        change.deploy(of(DeploymentStep.FOUNDATION), fallback -> fallback.prepared(receivers::hold));
    }

    /** All of them take the findings of whoever is in between while accounts change. */
    void bridge() {
        if (decisions.settings().only().isEmpty()) {
            change.deploy(leaving.stream(), fallback -> fallback.bridge(receivers::hold));
        }
        change.deploy(of(DeploymentStep.EVENT_BUSES), fallback -> fallback.bridge(receivers::hold));
        change.deploy(of(DeploymentStep.FOUNDATION), fallback -> fallback.bridge(receivers::hold));
    }

    /** Why accounts cannot be deployed, if one of these would have to change first, but is not to be deployed. */
    Optional<String> missed() {
        return missed(Stream.concat(stacks.stream(), leaving.stream()), fallback -> fallback.bridge(receivers::hold));
    }

    /** Why nothing can be deployed that needs the foundation, if that lacks a key or a role and is not to be deployed. */
    Optional<String> unprepared() {
        return missed(of(DeploymentStep.FOUNDATION, stacks.stream()), fallback -> fallback.prepared(receivers::hold));
    }

    private Optional<String> missed(
            Stream<FallbackStack> some, Function<FallbackStack, Optional<FallbackTemplate>> needed) {
        return some.filter(fallback ->
                        !decisions.settings().includes(fallback.stack().name()))
                .filter(fallback -> needed.apply(fallback).isPresent())
                .map(fallback -> "findings could reach nobody meanwhile: %s has to change first, so deploy that, too"
                        .formatted(fallback.stack().name()))
                .findFirst();
    }

    /**
     * They get what is wanted, as far as they may.
     *
     * @param reach tells whose stacks are there now
     * @param isPruned whether nothing is left over
     */
    void switchOver(Reach reach, boolean isPruned) {
        if (!reach.isComplete() && decisions.settings().only().isEmpty()) {
            // A stack may be worse off now than it was; what comes to these buses is for them to take.
            change.deploy(leaving.stream(), fallback -> fallback.bridge(account -> isTold(account, reach)));
        }
        change(of(DeploymentStep.EVENT_BUSES), reach, isPruned);
        change(of(DeploymentStep.FOUNDATION), reach, isPruned);
        // Only now nothing uses a key that goes.
        change(of(DeploymentStep.FOUNDATION), reach, isPruned);
    }

    private void change(Stream<FallbackStack> some, Reach reach, boolean isPruned) {
        boolean isComplete = reach.isComplete() && !haveFailed();
        // What it tells of is not told by others: they must be able to.
        boolean waits = haveFailed() || isOneLeftOut() || !reach.sharedIsThere();
        change.deploy(
                some,
                fallback -> waits || !reach.hasAllThatItNeeds(fallback.text())
                        ? fallback.bridge(account -> isTold(account, reach))
                        : fallback.switched(reach::covers, isComplete, isPruned));
    }

    private boolean isTold(String account, Reach reach) {
        return reach.covers(account) || isHeld(account, reach);
    }

    /** Whether the owner that an account had before is told of its findings, now that everything has ended. */
    boolean isStillTold(String account, Reach reach) {
        return isHeld(account, reach) || receivers.holdUntilThen(account, reach::isAsBefore);
    }

    /** What the one forwards no more, the other must take: a part of them alone may not change. */
    private boolean isOneLeftOut() {
        return stacks.stream()
                .anyMatch(fallback -> !fallback.isFinal()
                        && !decisions.settings().includes(fallback.stack().name()));
    }

    /** Whether a stack that nobody has touched, or that is as good as before, takes the findings of an account. */
    boolean isHeld(String account, Reach reach) {
        return receivers.hold(account, reach::isUntouched);
    }

    boolean haveFailed() {
        return Stream.concat(stacks.stream(), leaving.stream()).anyMatch(FallbackStack::hasFailed);
    }

    /** Whether each is what generated/ says. */
    boolean areFinal() {
        return stacks.stream().allMatch(FallbackStack::isFinal);
    }

    /**
     * Says what has become of each that has not failed.
     *
     * @param outcomes hears it
     */
    void report(String waitsFor, DeploymentOutcomes outcomes) {
        stacks.stream()
                .filter(fallback -> !fallback.hasFailed())
                .filter(fallback ->
                        decisions.settings().includes(fallback.stack().name()))
                .map(fallback -> fallback.isFinal()
                        ? withFateOfKey(Outcome.of(fallback.stack(), fallback.result()))
                        : Outcome.of(
                                fallback.stack(),
                                DeploymentResult.NOT_RUN,
                                "its template is one in between, until " + waitsFor))
                .filter(outcome -> !outcomes.hasFailed(outcome.name()))
                .forEach(outcomes::ended);
    }

    /**
     * Tells of an account whose findings no other rule takes whether somebody is told of them. What comes
     * to an event bus that is to go is its own to take, as long as it is there.
     *
     * @param canTell whether all that templates refer to is there; in doubt nobody is told
     */
    Predicate<String> taking(Reach reach, Predicate<String> canTell) {
        String topics = known(of(DeploymentStep.FOUNDATION, stacks.stream()), reach)
                .map(FallbackTemplate::text)
                .collect(Collectors.joining());
        List<FallbackTemplate> taking = known(Stream.concat(stacks.stream(), leaving.stream()), reach)
                .filter(template -> !topics.isEmpty() && canTell.test(topics + template.text()))
                .toList();
        return account -> taking.stream().anyMatch(template -> template.takes(account));
    }

    /** The templates of stacks that are there and whole. */
    private static Stream<FallbackTemplate> known(Stream<FallbackStack> some, Reach reach) {
        return some.filter(fallback -> reach.isUntouched(fallback.stack().name()))
                .flatMap(fallback -> fallback.current().stream());
    }

    /** Whether a stack gets another template on the way to what is wanted. */
    boolean isBetween(Stack stack) {
        return find(stack)
                .filter(fallback -> fallback.isBetween(receivers::hold))
                .isPresent();
    }

    /** An outcome that says what becomes of the key, if a stack is to have it no more. */
    Outcome withFateOfKey(Outcome outcome) {
        boolean losesIt = stacks.stream()
                .anyMatch(fallback -> fallback.stack().name().equals(outcome.name()) && fallback.losesItsKey());
        return losesIt ? outcome.with(outcome.result(), List.of(KEY_STAYS)) : outcome;
    }
}
