package io.github.findingrelay.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is deployed from generated/.
 *
 * @param tags that accounts.yaml wants on every stack
 * @param stacks in the order of their deployment
 */
public record Manifest(String stackPrefix, Map<String, String> tags, List<Stack> stacks, List<StackSet> stackSets) {

    /** Of nothing. */
    public static final Manifest NONE = new Manifest("", Map.of(), List.of(), List.of());

    public Manifest {
        tags = Map.copyOf(tags);
        stacks = List.copyOf(stacks);
        stackSets = List.copyOf(stackSets);
    }

    /** The account of all stacks; there must be one. */
    public String account() {
        return stacks.get(0).account();
    }

    /** The Region of all stacks; there must be one. */
    public String region() {
        return stacks.get(0).region();
    }

    /** The tags of every stack and stack set, with the one that tells ours from others. */
    public Map<String, String> stackTags() {
        Map<String, String> all = new TreeMap<>(tags);
        all.put(ResourceNames.PREFIX_TAG, stackPrefix);
        return all;
    }

    /** What its resources are called. */
    public ResourceNames names() {
        return new ResourceNames(stackPrefix);
    }
}
