package io.github.findingrelay.deploy;

import io.github.findingrelay.model.ResourceNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other prefixes have in the account and Region of ours. It bears our tag with another value:
 * accounts.yaml had another {@code stackPrefix}, or there is another installation.
 *
 * @param stacks by prefix
 * @param analyzers prefixes whose stack sets have analyzers here: what these find, ours finds, too
 */
public record OtherPrefixes(Map<String, List<DeployedStack>> stacks, Set<String> analyzers) {

    public OtherPrefixes {
        stacks = Map.copyOf(stacks);
        analyzers = Set.copyOf(analyzers);
    }

    /**
     * Those among all stacks.
     *
     * @param ours names of the prefix that is not another one
     */
    public static OtherPrefixes among(Collection<DeployedStack> all, ResourceNames ours) {
        List<DeployedStack> others = all.stream()
                .filter(stack -> !prefix(stack).isEmpty() && !prefix(stack).equals(ours.prefix()))
                .toList();
        return new OtherPrefixes(
                others.stream()
                        .filter(stack -> stack.isOf(new ResourceNames(prefix(stack))))
                        .collect(Collectors.groupingBy(OtherPrefixes::prefix)),
                others.stream()
                        .filter(OtherPrefixes::isOfStackSet)
                        .map(OtherPrefixes::prefix)
                        .collect(Collectors.toSet()));
    }

    private static String prefix(DeployedStack stack) {
        return stack.tags().getOrDefault(ResourceNames.PREFIX_TAG, "");
    }

    private static boolean isOfStackSet(DeployedStack stack) {
        return stack.name().startsWith(ResourceNames.stacksOf(new ResourceNames(prefix(stack)).analyzers()));
    }

    /** All of them, in their order. */
    public List<String> prefixes() {
        return Stream.concat(stacks.keySet().stream(), analyzers.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Stacks of one prefix; none if there are none. */
    public List<DeployedStack> of(String prefix) {
        return stacks.getOrDefault(prefix, List.of());
    }

    /** For example {@code 4 stacks and analyzers}. */
    public String count(String prefix) {
        int count = of(prefix).size();
        String named = count == 1 ? "a stack" : count + " stacks";
        return !analyzers.contains(prefix) ? named : count == 0 ? "analyzers" : named + " and analyzers";
    }

    /** What becomes of them, a sentence for each prefix. */
    public List<String> sentences() {
        return prefixes().stream().map(this::sentence).toList();
    }

    private String sentence(String prefix) {
        return "%s of another prefix, '%s', stay and go on; './relay deploy --execute --retire-prefix %s' removes what is left"
                .formatted(count(prefix), prefix, prefix);
    }
}
