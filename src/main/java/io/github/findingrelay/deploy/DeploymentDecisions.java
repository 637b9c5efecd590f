package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to become of each stack, from what the manifest says and what was deployed before. It
 * asks and changes nothing.
 *
 * @param before all stacks that were there, whoever has made them, by name
 */
record DeploymentDecisions(Manifest manifest, DeploymentSettings settings, Map<String, DeployedStack> before) {

    static DeploymentDecisions of(Manifest manifest, DeploymentSettings settings, List<DeployedStack> before) {
        return new DeploymentDecisions(
                manifest,
                settings,
                before.stream().collect(Collectors.toMap(DeployedStack::name, stack -> stack, (a, b) -> b)));
    }

    /** Those that somebody wants deployed, in the manifest's order. */
    Stream<Stack> stacks() {
        return manifest.stacks().stream().filter(stack -> settings.includes(stack.name()));
    }

    /** The same of one step. */
    List<Stack> stacks(DeploymentStep step) {
        return stacks().filter(stack -> DeploymentStep.of(stack, manifest.names()) == step)
                .toList();
    }

    Stream<StackSet> stackSets() {
        return manifest.stackSets().stream().filter(set -> settings.includes(set.name()));
    }

    /** The stack as it was before this run. */
    Optional<DeployedStack> before(Stack stack) {
        return before(stack.name());
    }

    Optional<DeployedStack> before(String name) {
        return Optional.ofNullable(before.get(name));
    }

    Ownership ownership() {
        return new Ownership(manifest.names());
    }

    /** The stack that has this one's name and is not ours to change. */
    Optional<DeployedStack> foreign(Stack stack) {
        return before(stack).filter(seen -> !ownership().isOurs(seen)).filter(seen -> !settings.adopts(stack.name()));
    }

    /** Stacks that somebody else has taken the names of, whether or not they are to be deployed. */
    List<Stack> foreign() {
        return manifest.stacks().stream()
                .filter(stack -> foreign(stack).isPresent())
                .toList();
    }

    /** What the state before this run asks for. */
    Decision about(Stack stack) {
        return about(stack, before(stack));
    }

    /** What a state asks for. */
    Decision about(Stack stack, Optional<DeployedStack> seen) {
        return Decision.toDeploy(
                seen.map(DeployedStack::status),
                seen.filter(ownership()::isOurs).flatMap(DeployedStack::digest).equals(Optional.of(stack.digest())),
                false);
    }

    /** An empty manifest is more likely a mistake than a wish. */
    boolean mayPrune() {
        return !manifest.stacks().isEmpty() && settings.only().isEmpty();
    }

    /** The stacks of ours that the manifest lacks, by name. */
    List<DeployedStack> leftOver() {
        return mayPrune()
                ? left().sorted(Comparator.comparing(DeployedStack::name)).toList()
                : List.of();
    }

    /** Whether there are stacks of ours that the manifest lacks, whatever becomes of them. */
    boolean isAnythingLeft() {
        return left().findAny().isPresent();
    }

    /** Those. */
    Stream<DeployedStack> left() {
        Set<String> wanted = manifest.stacks().stream().map(Stack::name).collect(Collectors.toSet());
        return ours().filter(stack -> !wanted.contains(stack.name()));
    }

    /** The stacks of ours that were there. */
    Stream<DeployedStack> ours() {
        return before.values().stream().filter(stack -> stack.isOf(manifest.names()));
    }

    /** The stacks among what would be deleted. */
    PruneCount pruneCount() {
        return new PruneCount(leftOver().size(), ours().count(), 0);
    }
}
