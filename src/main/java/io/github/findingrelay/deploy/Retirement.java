package io.github.findingrelay.deploy;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.request.RequestException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an old prefix has left, and its end: from whom it notifies back to its foundation, so that
 * nothing is sent to what is gone.
 *
 * @param stacks of that prefix, by its tag
 * @param sets of that prefix
 */
record Retirement(ResourceNames old, List<DeployedStack> stacks, List<AnalyzerRemoval> sets) {

    /** Of none. */
    static final Retirement NONE = new Retirement(new ResourceNames(""), List.of(), List.of());

    private static final String LOST =
            "the topics of '%s' go with their confirmed subscribers; its encryption key and its aggregator stay";

    Retirement {
        stacks = List.copyOf(stacks);
        sets = List.copyOf(sets);
    }

    /**
     * Looks what there is.
     *
     * @throws RequestException if that cannot be seen
     */
    static Retirement of(DeploymentDecisions decisions, DeploymentCalls calls) {
        if (decisions.settings().retired().isEmpty()) {
            return NONE;
        }
        ResourceNames old = new ResourceNames(decisions.settings().retired().get());
        List<DeployedStack> stacks = OtherPrefixes.among(
                        decisions.before().values(), decisions.manifest().names())
                .of(old.prefix());
        return new Retirement(
                old, stacks, new LeftOverStackSets(calls.stackSets(), calls.budget(), old).besides(Set.of()));
    }

    PruneCount count() {
        return new PruneCount(
                stacks.size() + sets.stream().mapToLong(AnalyzerRemoval::count).sum(),
                stacks.size(),
                sets.stream().mapToLong(set -> set.instances().size()).sum());
    }

    /** In the order in which they go: what hands findings over before what it hands them to. */
    private enum Part {
        ACCOUNTS,
        CHANNELS,
        SECURITY_HUB,
        REST_OF_FOUNDATION,
        FOUNDATION
    }

    private List<DeployedStack> stacks(Part part) {
        return stacks.stream()
                .filter(stack -> part(stack.name()) == part)
                .sorted(Comparator.comparing(DeployedStack::name))
                .toList();
    }

    private Part part(String name) {
        return switch (old.kindIn(name).orElse(StackKind.ACCOUNT)) {
            case FOUNDATION -> name.equals(old.foundation()) ? Part.FOUNDATION : Part.REST_OF_FOUNDATION;
            case SECURITY_HUB -> Part.SECURITY_HUB;
            case CHANNEL -> Part.CHANNELS;
            case ACCOUNT, OWNER, SHARED -> Part.ACCOUNTS;
        };
    }

    /** Says what stays, or would go. */
    void say(DeploymentOutcomes outcomes, DeploymentResult result, Optional<String> reason) {
        if (stacks.isEmpty() && sets.isEmpty() && !old.prefix().isEmpty()) {
            String nothing = "there is no stack and no stack set of this prefix";
            outcomes.ended(Outcome.of(old.start() + "*", DeploymentResult.UNCHANGED, nothing));
        }
        stacks.forEach(stack -> outcomes.ended(outcome(stack, result, reason)));
        sets.forEach(set ->
                outcomes.ended(Outcome.of(set.set(), result, reason.stream().toArray(String[]::new))
                        .with(result, set.losses())));
    }

    private Outcome outcome(DeployedStack stack, DeploymentResult result, Optional<String> reason) {
        Outcome outcome = Outcome.of(stack.name(), result, reason.stream().toArray(String[]::new));
        return stack.name().equals(old.foundation())
                ? outcome.with(result, List.of(LOST.formatted(old.prefix())))
                : outcome;
    }

    /**
     * Removes it, step by step; what comes after a failure stays.
     *
     * @param deletes deletes stacks, with the roles that they were made with
     */
    void run(DeploymentCalls calls, DeploymentOutcomes outcomes, Consumer<List<DeployedStack>> deletes) {
        say(outcomes, DeploymentResult.NOT_RUN, Optional.of("is deleted when what needs it is"));
        for (Part part : Part.values()) {
            stacks(part).forEach(stack -> unprotect(stack, calls, outcomes));
            deletes.accept(stacks(part).stream()
                    .filter(stack -> !outcomes.hasEndedAs(stack.name(), DeploymentResult.FAILED))
                    .toList());
            if (part == Part.ACCOUNTS && !outcomes.haveFailed()) {
                sets.forEach(set -> outcomes.ended(set.deletion(calls)));
            }
            if (outcomes.haveFailed()) {
                return;
            }
        }
        stacks(Part.FOUNDATION)
                .forEach(stack -> outcomes.ended(outcome(stack, DeploymentResult.DELETED, Optional.empty())));
    }

    private static void unprotect(DeployedStack stack, DeploymentCalls calls, DeploymentOutcomes outcomes) {
        if (!stack.terminationProtected()) {
            return;
        }
        try {
            calls.budget().idempotent(() -> calls.cloudFormation().unprotect(stack.name()));
        } catch (RequestException e) {
            String reason = "termination protection cannot be turned off: " + e.getMessage();
            outcomes.ended(Outcome.of(stack.name(), DeploymentResult.FAILED, reason));
        }
    }
}
