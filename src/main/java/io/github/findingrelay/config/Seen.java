package io.github.findingrelay.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what stands in the file a second time. */
final class Seen<K> {

  private final Map<K, YamlNode> first = new HashMap<>();

  /** Notes a value, and gives the node of the first one that equals it. */
  Optional<YamlNode> before(K value, YamlNode at) {
    return Optional.ofNullable(first.putIfAbsent(value, at));
  }
}
