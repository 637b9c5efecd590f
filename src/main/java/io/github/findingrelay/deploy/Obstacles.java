package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What must not be deployed because a stack that it needs is somebody else's: it would send findings
 * to a stranger's event bus, state machine or topic.
 *
 * @param foreign stacks of the manifest whose names somebody else has
 * @param templates the text of a template by its path below generated/
 */
record Obstacles(List<Stack> foreign, Function<String, String> templates) {

    Obstacles {
        foreign = List.copyOf(foreign);
    }

    /** Why a stack cannot be deployed. */
    Optional<String> of(Stack stack) {
        return foreign.stream()
                .filter(other -> !other.name().equals(stack.name()))
                .filter(other -> other.kind() == StackKind.FOUNDATION || isNamedBy(stack, other.name()))
                .map(Obstacles::because)
                .findFirst();
    }

    /** Why nothing at all can be deployed: everything needs the foundation. */
    Optional<String> ofEverything() {
        return foreign.stream()
                .filter(other -> other.kind() == StackKind.FOUNDATION)
                .map(Obstacles::because)
                .findFirst();
    }

    private static String because(Stack other) {
        return "it needs %s, which is somebody else's".formatted(other.name());
    }

    /** A channel's topic has the name of its stack. */
    private boolean isNamedBy(Stack stack, String name) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                .matcher(templates.apply(stack.template()))
                .find();
    }
}
