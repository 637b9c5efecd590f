package io.github.findingrelay.config;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Finds what stands in the file a second time. */
final class Seen {

    private final Map<String, YamlNode> first = new HashMap<>();

    /**
     * Notes a value.
     *
     * @param message for a value that stands somewhere before too, by the line of the first
     * @return at most one mistake
     */
    Stream<Mistake> again(String value, YamlNode at, IntFunction<String> message) {
        YamlNode before = first.putIfAbsent(value, at);
        return before == null ? Stream.empty() : Stream.of(new Mistake(at, message.apply(before.line())));
    }
}
