package io.github.findingrelay.config;

import java.util.List;
import java.util.stream.Stream;

/** A list. */
record YamlSequence(List<YamlNode> items, Place place) implements YamlNode {

    @Override
    public Stream<YamlNode> children(String key) {
        return key.equals(ANY) ? items.stream() : Stream.empty();
    }
}
