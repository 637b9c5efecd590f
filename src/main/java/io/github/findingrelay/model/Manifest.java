package io.github.findingrelay.model;

import java.util.List;
import java.util.Map;

/**
 * Everything that is deployed from generated/.
 *
 * @param tags on every stack
 * @param stacks in the order of their deployment
 */
public record Manifest(
    String stackPrefix, Map<String, String> tags, List<Stack> stacks, List<StackSet> stackSets) {

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

  /** What its resources are called. */
  public ResourceNames names() {
    return new ResourceNames(stackPrefix);
  }
}
