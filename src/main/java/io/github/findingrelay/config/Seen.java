package io.github.findingrelay.config;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what stands there a second time. */
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
     * @param message for a value that stands somewhere before too, by where the first stands, such as {@code line 12}
     * @return at most one mistake
     */
    Stream<Mistake> again(String value, YamlNode at, Function<String, String> message) {
        YamlNode there = before.containsKey(value) ? before.get(value) : first.putIfAbsent(value, at);
        return there == null
                ? Stream.empty()
                : Stream.of(new Mistake(at, message.apply(there.place().seenFrom(at.place()))));
    }
}
