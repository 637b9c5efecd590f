package io.github.findingrelay.deploy;

import io.github.findingrelay.model.ResourceNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stacks of other prefixes in the account and Region of ours. They bear our tag with another value:
 * accounts.yaml had another {@code stackPrefix}, or there is another installation.
 *
 * @param stacks by prefix
 */
public record OtherPrefixes(Map<String, List<DeployedStack>> stacks) {

    public OtherPrefixes {
        stacks = Map.copyOf(stacks);
    }

    /**
     * Those among all stacks.
     *
     * @param ours names of the prefix that is not another one
     */
    public static OtherPrefixes among(Collection<DeployedStack> all, ResourceNames ours) {
        return new OtherPrefixes(all.stream()
                .filter(stack -> prefix(stack)
                        .filter(other -> !other.equals(ours.prefix()))
                        .filter(other -> stack.isOf(new ResourceNames(other)))
                        .isPresent())
                .collect(Collectors.groupingBy(
                        stack -> prefix(stack).orElseThrow(), TreeMap::new, Collectors.toList())));
    }

    private static Optional<String> prefix(DeployedStack stack) {
        return Optional.ofNullable(stack.tags().get(ResourceNames.PREFIX_TAG));
    }

    /** Of one prefix; none if there are none. */
    List<DeployedStack> of(String prefix) {
        return stacks.getOrDefault(prefix, List.of());
    }

    /** What becomes of them, a sentence for each prefix. */
    public List<String> sentences() {
        return new TreeMap<>(stacks)
                .entrySet().stream()
                        .map(entry -> sentence(entry.getKey(), entry.getValue().size()))
                        .toList();
    }

    private static String sentence(String prefix, int count) {
        String what = count == 1
                ? "a stack of another prefix, '%s', stays and goes".formatted(prefix)
                : "%d stacks of another prefix, '%s', stay and go".formatted(count, prefix);
        return "%s on notifying; './relay deploy --retire-prefix %s' removes what is left".formatted(what, prefix);
    }
}
