package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackRuns.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Deploys templates of stacks with rules of the fallback, also those in between.
 *
 * @param outcomes hears of what was not done
 */
record FallbackChange(StackRuns runs, DeploymentOutcomes outcomes) {

    /** AWS CloudFormation user guide, "CloudFormation quotas". */
    private static final int MAX_BYTES = 51_200;

    /** Gives each the template that it is to have next, if it is to have another. */
    void deploy(Stream<FallbackStack> some, Function<FallbackStack, Optional<FallbackTemplate>> template) {
        Map<String, FallbackTemplate> templates = new HashMap<>();
        Map<String, FallbackStack> byName = new HashMap<>();
        List<Target> targets = new ArrayList<>();
        some.filter(fallback -> !fallback.hasFailed())
                .forEach(fallback -> template.apply(fallback).ifPresent(next -> {
                    templates.put(fallback.stack().name(), next);
                    byName.put(fallback.stack().name(), fallback);
                    targets.add(fallback.target(next));
                }));
        if (targets.isEmpty()) {
            return;
        }
        DeploymentListener listener = listener(byName, templates);
        targets.stream().filter(FallbackChange::isTooLarge).forEach(target -> listener.ended(tooLarge(target)));
        runs.deploy(targets.stream().filter(target -> !isTooLarge(target)).toList(), listener);
    }

    /** What succeeds is said when a stack has its last template. */
    private DeploymentListener listener(Map<String, FallbackStack> byName, Map<String, FallbackTemplate> templates) {
        return new DeploymentListener() {
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
    }

    private static boolean isTooLarge(Target target) {
        return size(target) > MAX_BYTES;
    }

    private static int size(Target target) {
        return target.template().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Outcome tooLarge(Target target) {
        return Outcome.of(
                target.stack(),
                DeploymentResult.FAILED,
                "on the way from what is deployed to what is wanted its template would have %,d bytes, and CloudFormation takes %,d: change fewer things at a time"
                        .formatted(size(target), MAX_BYTES));
    }
}
