package io.github.findingrelay.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Finds what stands in the file a second time. */
final class Seen<K> {

  private final Map<K, YamlNode> first = new HashMap<>();

  /** Calls back for each text that stands somewhere before too, with the first of its kind. */
  static void twice(Stream<YamlScalar> texts, BiConsumer<YamlScalar, YamlNode> report) {
    Seen<String> seen = new Seen<>();
    texts.forEach(
        text -> seen.before(text.text(), text).ifPresent(first -> report.accept(text, first)));
  }

  /** Notes a value, and gives the node of the first one that equals it. */
  Optional<YamlNode> before(K value, YamlNode at) {
    return Optional.ofNullable(first.putIfAbsent(value, at));
  }
}
