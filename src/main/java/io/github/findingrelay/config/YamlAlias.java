package io.github.findingrelay.config;

import java.util.stream.Stream;

/**
 * An alias. It is reported where it is read and never followed, so nothing is known about its
 * value.
 */
record YamlAlias(int line, int column) implements YamlNode {

  @Override
  public Stream<YamlNode> children(String key) {
    return Stream.empty();
  }
}
