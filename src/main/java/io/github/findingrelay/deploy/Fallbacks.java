package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The stacks with rules of the fallback, on their way to what generated/ says: at first they take on
 * what changes, and they leave an account to others when these are there.
 */
final class Fallbacks {

    /** AWS CloudFormation user guide, "CloudFormation quotas". */
    private static final int MAX_BYTES = 51_200;

    private final DeploymentDecisions decisions;
    private final StackRuns runs;
    private final DeploymentOutcomes outcomes;
    private final List<FallbackStack> stacks;
    private final List<FallbackStack> leaving;
    private final Receivers receivers;

    private Fallbacks(
            DeploymentDecisions decisions,
            StackRuns runs,
            DeploymentOutcomes outcomes,
            List<FallbackStack> stacks,
            List<FallbackStack> leaving,
            Receivers receivers) {
        this.decisions = decisions;
        this.runs = runs;
        this.outcomes = outcomes;
        this.stacks = List.copyOf(stacks);
        this.leaving = List.copyOf(leaving);
        this.receivers = receivers;
    }

    /**
     * Looks at what is deployed, unless nothing changes.
     *
     * @param templates the text of a template by its path below generated/
     * @param outcomes hears of failures on the way
     */
    static Fallbacks of(
            DeploymentDecisions decisions,
            Function<String, String> templates,
            DeployedTemplates deployed,
            StackRuns runs,
            DeploymentOutcomes outcomes) {
        if (decisions.stacks().allMatch(stack -> decisions.about(stack) == Decision.LEAVE)) {
            return new Fallbacks(decisions, runs, outcomes, List.of(), List.of(), Receivers.NONE);
        }
        List<FallbackStack> stacks = decisions.manifest().stacks().stream()
                .filter(stack ->
                        DeploymentStep.of(stack, decisions.manifest().names()).isOfFallback())
                .flatMap(stack -> read(stack, templates.apply(stack.template()), decisions, deployed, runs).stream())
                .toList();
        List<FallbackStack> leaving = decisions
                .left()
                .filter(stack -> decisions.manifest().names().isOfEventBus(stack.name()))
                .flatMap(stack -> leaving(stack, decisions.manifest(), deployed).stream())
                .toList();
        return new Fallbacks(
                decisions, runs, outcomes, stacks, leaving, receivers(decisions, stacks, leaving, deployed));
    }

    /** None where we do not know what is deployed: then the fallback takes everybody meanwhile. */
    private static Receivers receivers(
            DeploymentDecisions decisions,
            List<FallbackStack> stacks,
            List<FallbackStack> leaving,
            DeployedTemplates deployed) {
        boolean isOneUnknown = stacks.stream()
                .filter(stack -> stack.current().isEmpty())
                .anyMatch(stack -> decisions
                        .before(stack.stack())
                        .filter(there -> there.status().isWhole())
                        .isPresent());
        if (isOneUnknown) {
            return Receivers.NONE;
        }
        boolean isAnybodyLeftToOthers = Stream.concat(stacks.stream(), leaving.stream())
                .flatMap(stack -> Stream.concat(stack.current().stream(), Stream.of(stack.wanted())))
                .anyMatch(template -> !template.excluded().isEmpty());
        return Receivers.of(decisions, stack -> isAnybodyLeftToOthers ? deployed.of(stack) : Optional.empty());
    }

    private static Optional<FallbackStack> read(
            Stack stack, String text, DeploymentDecisions decisions, DeployedTemplates deployed, StackRuns runs) {
        return FallbackTemplate.read(text).map(wanted -> {
            Optional<FallbackTemplate> there = decisions.about(stack) == Decision.LEAVE
                    ? Optional.of(wanted)
                    : decisions
                            .before(stack)
                            .filter(before -> decisions.foreign(stack).isEmpty())
                            .flatMap(deployed::settled);
            // A digest is not all: without our tag, or after a rollback that failed, it is not as it should be.
            boolean isFinal = decisions.about(stack, runs.seen(stack.name())) == Decision.LEAVE;
            return new FallbackStack(
                    stack, text, wanted, there, isFinal ? Optional.of(stack.digest()) : Optional.empty());
        });
    }

    /** An event bus that is deleted in the end: until then findings come there. */
    private static Optional<FallbackStack> leaving(DeployedStack stack, Manifest manifest, DeployedTemplates deployed) {
        return deployed.settled(stack).map(there -> {
            String digest = there.digest().orElse("");
            Stack left = new Stack(
                    stack.name(),
                    StackKind.FOUNDATION,
                    manifest.account(),
                    manifest.region(),
                    "",
                    digest,
                    List.of(),
                    Optional.empty());
            return new FallbackStack(left, "", there, Optional.of(there), Optional.of(digest));
        });
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
        return stacks.stream()
                .filter(fallback -> step(fallback) == step)
                .filter(fallback ->
                        decisions.settings().includes(fallback.stack().name()));
    }

    /** The foundation gets what others need; it is made if there is none. */
    void prepare() {
        deploy(of(DeploymentStep.FOUNDATION), fallback -> fallback.prepared(receivers::hold));
    }

    /** All of them take the findings of whoever is in between while accounts change. */
    void bridge() {
        if (decisions.settings().only().isEmpty()) {
            deploy(leaving.stream(), fallback -> fallback.bridge(receivers::hold));
        }
        deploy(of(DeploymentStep.EVENT_BUSES), fallback -> fallback.bridge(receivers::hold));
        deploy(of(DeploymentStep.FOUNDATION), fallback -> fallback.bridge(receivers::hold));
    }

    /** Why accounts cannot be deployed, if one of these would have to change first, but is not to be deployed. */
    Optional<String> missed() {
        return Stream.concat(stacks.stream(), leaving.stream())
                .filter(fallback ->
                        !decisions.settings().includes(fallback.stack().name()))
                .filter(fallback -> fallback.bridge(receivers::hold).isPresent())
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
        change(of(DeploymentStep.EVENT_BUSES), reach, isPruned);
        change(of(DeploymentStep.FOUNDATION), reach, isPruned);
    }

    private void change(Stream<FallbackStack> some, Reach reach, boolean isPruned) {
        boolean isComplete = reach.isComplete() && !haveFailed();
        // What it tells of is not told by others: they must be able to.
        boolean waits = haveFailed() || isOneLeftOut() || !reach.sharedIsThere();
        deploy(
                some,
                fallback -> waits || !reach.hasAllThatItNeeds(fallback.text())
                        ? fallback.bridge(account -> reach.covers(account) || isHeld(account, reach))
                        : fallback.switched(reach::covers, isComplete, isPruned));
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

    private void deploy(Stream<FallbackStack> some, Function<FallbackStack, Optional<FallbackTemplate>> template) {
        Map<String, FallbackTemplate> templates = new HashMap<>();
        Map<String, FallbackStack> byName = new HashMap<>();
        List<StackRuns.Target> targets = new ArrayList<>();
        some.filter(fallback -> !fallback.hasFailed())
                .forEach(fallback -> template.apply(fallback).ifPresent(next -> {
                    templates.put(fallback.stack().name(), next);
                    byName.put(fallback.stack().name(), fallback);
                    targets.add(fallback.target(next));
                }));
        if (targets.isEmpty()) {
            return;
        }
        DeploymentListener listener = new DeploymentListener() {
            @Override
            public void ended(Outcome outcome) {
                Objects.requireNonNull(byName.get(outcome.name()))
                        .ended(Objects.requireNonNull(templates.get(outcome.name())), outcome);
                if (!outcome.result().isDone()) {
                    outcomes.ended(outcome);
                }
            }

            @Override
            public void inFlight(List<String> names) {
                outcomes.inFlight(names);
            }
        };
        targets.stream().filter(Fallbacks::isTooLarge).forEach(target -> listener.ended(tooLarge(target)));
        runs.deploy(targets.stream().filter(target -> !isTooLarge(target)).toList(), listener);
    }

    private static boolean isTooLarge(StackRuns.Target target) {
        return size(target) > MAX_BYTES;
    }

    private static int size(StackRuns.Target target) {
        return target.template().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Outcome tooLarge(StackRuns.Target target) {
        return Outcome.of(
                target.stack(),
                DeploymentResult.FAILED,
                "on the way from what is deployed to what is wanted its template would have %,d bytes, and CloudFormation takes %,d: change fewer things at a time"
                        .formatted(size(target), MAX_BYTES));
    }

    boolean haveFailed() {
        return Stream.concat(stacks.stream(), leaving.stream()).anyMatch(FallbackStack::hasFailed);
    }

    /** Whether each is what generated/ says. */
    boolean areFinal() {
        return stacks.stream().allMatch(FallbackStack::isFinal);
    }

    /** What has become of each that has not failed. */
    void report(String waitsFor) {
        stacks.stream()
                .filter(fallback -> !fallback.hasFailed())
                .filter(fallback ->
                        decisions.settings().includes(fallback.stack().name()))
                .map(fallback -> fallback.isFinal()
                        ? Outcome.of(fallback.stack(), fallback.result())
                        : Outcome.of(
                                fallback.stack(),
                                DeploymentResult.NOT_RUN,
                                "its template is one in between, until " + waitsFor))
                .filter(outcome -> !outcomes.hasFailed(outcome.name()))
                .forEach(outcomes::ended);
    }

    /**
     * Whether somebody is told of the findings of an account that no other rule takes.
     *
     * @param canTell whether all that a template refers to is there; in doubt nobody is told
     */
    boolean take(String account, Predicate<String> canTell) {
        boolean tells = stacks.stream()
                .filter(fallback -> step(fallback) == DeploymentStep.FOUNDATION)
                .anyMatch(fallback -> fallback.current()
                        .map(FallbackTemplate::text)
                        .filter(canTell)
                        .isPresent());
        return tells
                && stacks.stream()
                        .flatMap(fallback -> fallback.current().stream())
                        .anyMatch(template -> template.takes(account));
    }

    /** Whether a stack gets another template on the way to what is wanted. */
    boolean isBetween(Stack stack) {
        return find(stack)
                .filter(fallback -> fallback.isBetween(receivers::hold))
                .isPresent();
    }
}
