package io.github.findingrelay.plan;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of two states of generated/ that are compared.
 *
 * @param stacks by name
 * @param stackSets by name
 * @param texts by path below generated/; of what is the same in the other state none is needed
 */
record ComparedState(Map<String, Stack> stacks, Map<String, StackSet> stackSets, Map<String, SourceText> texts) {

    /** The roles that an administrator deploys; below generated/. */
    private static final String BOOTSTRAP = "bootstrap.yaml";

    /** Without texts. */
    static ComparedState of(Manifest manifest) {
        return new ComparedState(
                byName(manifest.stacks(), Stack::name), byName(manifest.stackSets(), StackSet::name), Map.of());
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, each -> each, (first, again) -> again));
    }

    /** With the texts of what is not the same in the other state. */
    ComparedState reading(Snapshot snapshot, ComparedState other) {
        Collection<String> paths = new TreeSet<>(List.of(BOOTSTRAP));
        stacks.values().stream()
                .filter(stack -> !isSame(stack, other.stack(stack.name())))
                .forEach(stack -> paths.add(stack.template()));
        stackSets.values().stream()
                .filter(set -> !other.stackSet(set.name()).equals(Optional.of(set)))
                .forEach(set -> paths.add(set.template()));
        return new ComparedState(stacks, stackSets, snapshot.files(paths));
    }

    /** Whether nothing has to be deployed to make one out of the other. */
    static boolean isSame(Stack stack, Optional<Stack> other) {
        return other.filter(some -> some.digest().equals(stack.digest()) && isInSamePlace(some, stack))
                .isPresent();
    }

    static boolean isInSamePlace(Stack stack, Stack other) {
        return stack.account().equals(other.account()) && stack.region().equals(other.region());
    }

    Optional<Stack> stack(String name) {
        return Optional.ofNullable(stacks.get(name));
    }

    Optional<StackSet> stackSet(String name) {
        return Optional.ofNullable(stackSets.get(name));
    }

    Optional<SourceText> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    Optional<String> bootstrap() {
        return text(BOOTSTRAP).map(SourceText::text);
    }
}
