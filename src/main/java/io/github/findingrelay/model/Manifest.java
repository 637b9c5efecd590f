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
  public Manifest {
    tags = Map.copyOf(tags);
    stacks = List.copyOf(stacks);
    stackSets = List.copyOf(stackSets);
  }

  /** What its resources are called. */
  public ResourceNames names() {
    return new ResourceNames(stackPrefix);
  }
}
