package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whom findings can reach when stacks have been deployed, or not: what is there, and what that needs. */
final class Reach {

    private static final String STATE_MACHINE = ":stateMachine:";

    private static final Set<StackKind> RECEIVERS = Set.of(StackKind.ACCOUNT, StackKind.OWNER, StackKind.SHARED);

    private final DeploymentDecisions decisions;
    private final DeploymentOutcomes outcomes;
    private final StackRuns runs;
    private final Function<String, String> templates;
    private final Map<String, String> absent = new TreeMap<>();
    private final List<Stack> receivers;
    private final Set<String> covered = new HashSet<>();

    /**
     * As it is now.
     *
     * @param templates the text of a template by its path below generated/
     */
    Reach(
            DeploymentDecisions decisions,
            DeploymentOutcomes outcomes,
            StackRuns runs,
            Function<String, String> templates) {
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.runs = runs;
        this.templates = templates;
        needed().filter(stack -> !isThere(stack)).forEach(stack -> absent.put(stack.name(), resource(stack)));
        this.receivers = decisions.manifest().stacks().stream()
                .filter(stack -> RECEIVERS.contains(stack.kind()))
                .toList();
        receivers.stream().filter(this::reaches).forEach(stack -> covered.addAll(stack.covers()));
    }

    /** State machines and channels. */
    private Stream<Stack> needed() {
        return decisions.manifest().stacks().stream()
                .filter(stack ->
                        step(stack) == DeploymentStep.STATE_MACHINES || step(stack) == DeploymentStep.CHANNELS);
    }

    private DeploymentStep step(Stack stack) {
        return DeploymentStep.of(stack, decisions.manifest().names());
    }

    /** The end of the ARN by which others refer to it. */
    private String resource(Stack stack) {
        String name = stack.name();
        return step(stack) == DeploymentStep.CHANNELS
                ? ":" + name
                : STATE_MACHINE
                        + decisions.manifest().names().start()
                        + name.substring(
                                decisions.manifest().names().foundation().length() + 1);
    }

    private boolean isThere(Stack stack) {
        return isUpToDate(stack) || runs.isThere(stack.name());
    }

    /** Whether it is what the manifest says. */
    boolean isUpToDate(Stack stack) {
        return outcomes.result(stack)
                .map(DeploymentResult::isDone)
                .orElseGet(() -> decisions.about(stack) == Decision.LEAVE);
    }

    private boolean reaches(Stack stack) {
        return isUpToDate(stack) && hasAllThatItNeeds(templates.apply(stack.template()));
    }

    /** Whether all that a template refers to is there. */
    boolean hasAllThatItNeeds(String template) {
        return lackOf(template, false).isEmpty();
    }

    /**
     * The name of a stack that a template refers to and that is not there.
     *
     * @param onlyStateMachines whether it does without channels
     */
    Optional<String> lackOf(String template, boolean onlyStateMachines) {
        return absent.entrySet().stream()
                .filter(entry -> !onlyStateMachines || entry.getValue().startsWith(STATE_MACHINE))
                .filter(entry -> mentions(template, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean mentions(String template, String resource) {
        for (int at = template.indexOf(resource); at >= 0; at = template.indexOf(resource, at + 1)) {
            int end = at + resource.length();
            if (end == template.length() || !isOfName(template.charAt(end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    /** Whether an account's findings reach whom the manifest says. */
    boolean covers(String account) {
        return covered.contains(account);
    }

    /** Whether the stack for all accounts is there, if there is to be one. */
    boolean sharedIsThere() {
        return receivers.stream()
                .filter(stack -> stack.kind() == StackKind.SHARED)
                .allMatch(this::reaches);
    }

    /** Whether the stacks that rely on the foundation are what the manifest says. */
    boolean isComplete() {
        return Stream.concat(needed(), receivers.stream()).allMatch(this::isUpToDate);
    }

    /** Stacks of receivers that are not what the manifest says, or lack what they need. */
    Stream<Stack> unreached() {
        return receivers.stream().filter(stack -> !reaches(stack));
    }

    /** Whether a stack still does what it did before: it was not changed, or is as it was again. */
    boolean isUntouched(String stack) {
        return runs.isThere(stack);
    }

    /** Whether nobody has changed a stack, or all that was changed of it was rolled back. */
    boolean isAsBefore(String stack) {
        return isUntouched(stack)
                && runs.seen(stack)
                        .flatMap(DeployedStack::digest)
                        .equals(decisions.before(stack).flatMap(DeployedStack::digest));
    }
}
