package io.github.findingrelay.config;

import java.util.stream.Stream;

/** A value and where it stands. */
sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar, YamlAlias {

    /** Stands for any key or any item in a path. */
    String ANY = "*";

    Place place();

    /**
     * The children under a key, or all of them for {@link #ANY}; none where there is no such thing.
     */
    default Stream<YamlNode> children(String key) {
        return Stream.empty();
    }

    /** Whether nothing, or YAML's null, stands here. */
    default boolean isNull() {
        return false;
    }

    /** All nodes under a path. What is not there, or not of the expected form, is left out. */
    default Stream<YamlNode> select(String... path) {
        Stream<YamlNode> nodes = Stream.of(this);
        for (String key : path) {
            nodes = nodes.flatMap(node -> node.children(key));
        }
        return nodes;
    }

    /** The texts among the nodes under a path. */
    default Stream<YamlScalar> texts(String... path) {
        return select(path)
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .filter(YamlScalar::isText);
    }

    /** The mappings among the nodes under a path. */
    default Stream<YamlMapping> mappings(String... path) {
        return select(path).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }
}
