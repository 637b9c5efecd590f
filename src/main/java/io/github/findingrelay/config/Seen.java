package io.github.findingrelay.config;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Finds what stands in the file a second time. */
final class Seen {

    private final Map<String, YamlNode> first = new HashMap<>();
    private final Map<String, YamlNode> before;

    Seen() {
        this(Map.of());
    }

    private Seen(Map<String, YamlNode> before) {
        this.before = before;
    }

    /** For one of many places, each of which stands behind what is seen here, and not behind the others. */
    Seen branch() {
        return new Seen(first);
    }

    /**
     * Notes a value.
     *
     * @param message for a value that stands somewhere before too, by the line of the first
     * @return at most one mistake
     */
    Stream<Mistake> again(String value, YamlNode at, IntFunction<String> message) {
        YamlNode there = before.containsKey(value) ? before.get(value) : first.putIfAbsent(value, at);
        return there == null ? Stream.empty() : Stream.of(new Mistake(at, message.apply(there.line())));
    }
}
