package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Stack;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployment would do to the stacks; {@link AnalyzerPreview} looks at stack sets. */
record DeploymentPreview(DeploymentDecisions decisions) {

    Stream<Outcome> outcomes() {
        Optional<String> guard = decisions.pruneGuard();
        return Stream.concat(
                decisions.stacks().map(this::expected),
                decisions.leftOver().stream()
                        .map(stack -> guard.isEmpty()
                                ? Outcome.of(stack.name(), DeploymentResult.DELETED)
                                : Outcome.of(stack.name(), DeploymentResult.NOT_RUN, guard.get())));
    }

    private Outcome expected(Stack stack) {
        String state =
                decisions.before(stack).map(found -> found.status().name()).orElse("");
        return switch (decisions.about(stack)) {
            case CREATE, CREATE_ANEW -> Outcome.of(stack, DeploymentResult.CREATED);
            case UPDATE -> Outcome.of(stack, DeploymentResult.UPDATED);
            case LEAVE -> Outcome.of(stack, DeploymentResult.UNCHANGED);
            case WAIT -> {
                String reason = "somebody's operation would be waited for: " + state;
                yield Outcome.of(stack, DeploymentResult.NOT_RUN, reason);
            }
            case GIVE_UP, DELETE -> Outcome.of(stack, DeploymentResult.FAILED, state);
        };
    }
}
