package io.github.findingrelay.deploy;

import io.github.findingrelay.request.RequestException;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the templates of stacks that are deployed.
 *
 * @param waits whether it waits until nothing goes on in a stack
 */
record DeployedTemplates(DeploymentCalls calls, StackRuns runs, boolean waits) {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Looks until what is seen of a stack and its template belong together. */
    private static final int LOOKS = 3;

    /** The template of a stack, as far as it can be read and is that of its digest. */
    Optional<FallbackTemplate> of(DeployedStack stack) {
        try {
            return read(stack);
        } catch (RequestException e) {
            return Optional.empty();
        }
    }

    private Optional<FallbackTemplate> read(DeployedStack stack) {
        String text = calls.budget().repeatable(() -> calls.cloudFormation().template(stack.name()));
        return FallbackTemplate.read(text)
                .filter(template ->
                        template.digest().isPresent() && template.digest().equals(stack.digest()));
    }

    /**
     * The same when nothing is going on any more: a run that was killed may have left something to end.
     *
     * @throws RequestException if it cannot be seen what is deployed
     */
    Optional<FallbackTemplate> settled(DeployedStack stack) {
        return waits ? whenSettled(stack) : read(stack);
    }

    private Optional<FallbackTemplate> whenSettled(DeployedStack stack) {
        DeployedStack now = stack;
        for (int look = 1; look <= LOOKS; look++) {
            now = whenNothingGoesOn(now);
            Optional<FallbackTemplate> template = read(now);
            if (template.isPresent() || now.digest().isEmpty()) {
                return template;
            }
            if (look < LOOKS) {
                calls.time().sleep(PAUSE);
                now = look(now);
            }
        }
        return Optional.empty();
    }

    private DeployedStack whenNothingGoesOn(DeployedStack stack) {
        DeployedStack now = stack;
        Duration deadline = calls.time().now().plus(LONGEST);
        while (now.status().isInProgress() && calls.time().now().compareTo(deadline) < 0) {
            calls.time().sleep(PAUSE);
            now = look(now);
        }
        return now;
    }

    private DeployedStack look(DeployedStack stack) {
        try {
            Optional<DeployedStack> now =
                    calls.budget().repeatable(() -> calls.cloudFormation().stack(stack.name()));
            runs.saw(stack.name(), now);
            return now.orElse(stack);
        } catch (RequestException e) {
            return stack;
        }
    }
}
