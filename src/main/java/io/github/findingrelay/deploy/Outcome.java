package io.github.findingrelay.deploy;

import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.Stack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a stack or stack set.
 *
 * @param owner key of the owner it belongs to, unless it serves several, or unless it is deleted
 * @param reasons of a failure, or why it was not run
 */
record Outcome(String name, DeploymentResult result, Optional<String> owner, List<String> reasons) {
    Outcome {
        reasons = reasons.stream().map(OneLine::printable).toList();
    }

    static Outcome of(Stack stack, DeploymentResult result, String... reasons) {
        return new Outcome(stack.name(), result, stack.owner(), List.of(reasons));
    }

    /** Of what belongs to nobody. */
    static Outcome of(String name, DeploymentResult result, String... reasons) {
        return new Outcome(name, result, Optional.empty(), List.of(reasons));
    }

    /** The same with more reasons. */
    Outcome with(DeploymentResult other, List<String> more) {
        return new Outcome(
                name,
                other,
                owner,
                Stream.concat(reasons.stream(), more.stream()).toList());
    }
}
