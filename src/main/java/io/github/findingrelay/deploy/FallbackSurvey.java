package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The stacks with rules of the fallback as they were before a deployment.
 *
 * @param stacks of the manifest
 * @param leaving event buses that are deleted in the end
 * @param receivers of what the fallback leaves to others
 */
record FallbackSurvey(List<FallbackStack> stacks, List<FallbackStack> leaving, Receivers receivers) {

    FallbackSurvey {
        stacks = List.copyOf(stacks);
        leaving = List.copyOf(leaving);
    }

    /**
     * Looks at what is deployed, unless everything is as it should be.
     *
     * @param templates the text of a template by its path below generated/
     */
    static FallbackSurvey of(
            DeploymentDecisions decisions,
            Function<String, String> templates,
            DeployedTemplates deployed,
            StackRuns runs) {
        if (decisions.manifest().stacks().stream().allMatch(stack -> decisions.about(stack) == Decision.LEAVE)) {
            return new FallbackSurvey(List.of(), List.of(), Receivers.NONE);
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
        return new FallbackSurvey(stacks, leaving, receivers(decisions, stacks, leaving, deployed));
    }

    /** None where we do not know what is deployed: then the fallback takes everybody meanwhile. */
    private static Receivers receivers(
            DeploymentDecisions decisions,
            List<FallbackStack> stacks,
            List<FallbackStack> leaving,
            DeployedTemplates deployed) {
        boolean isOneUnknown = stacks.stream()
                .filter(stack -> stack.current().isEmpty())
                // With somebody else's nothing is deployed, and whoever is told now is told on.
                .filter(stack -> decisions.foreign(stack.stack()).isEmpty())
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
            // What it goes back to, when others take on again what they had: itself, under a digest that its text has.
            String digest = there.ownDigest();
            Stack left = new Stack(
                    stack.name(),
                    StackKind.FOUNDATION,
                    manifest.account(),
                    manifest.region(),
                    "",
                    digest,
                    List.of(),
                    Optional.empty());
            return new FallbackStack(left, there.text(), there, Optional.of(there), Optional.of(digest));
        });
    }
}
