package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Stack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployment would do to the stacks; stack sets are not looked at. */
record DeploymentPreview(DeploymentDecisions decisions, Fallbacks fallbacks) {

    private static final String BETWEEN =
            "by way of a template in between, with which the fallback takes whoever would be told of nothing meanwhile";

    Stream<Outcome> outcomes() {
        Optional<String> guard = decisions.pruneGuard();
        return Stream.concat(
                decisions.stacks().map(stack -> fallbacks.isBetween(stack) ? between(stack) : expected(stack)),
                decisions.leftOver().stream()
                        .map(stack -> guard.isEmpty()
                                ? Outcome.of(stack.name(), DeploymentResult.DELETED)
                                : Outcome.of(stack.name(), DeploymentResult.NOT_RUN, guard.get())));
    }

    private Outcome between(Stack stack) {
        Outcome expected = expected(stack);
        return expected.with(
                expected.result() == DeploymentResult.UNCHANGED ? DeploymentResult.UPDATED : expected.result(),
                List.of(BETWEEN));
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
