package io.github.findingrelay.config;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values in the order of the file.
 *
 * @param entries by key; each key is unique
 */
record YamlMapping(Map<String, YamlEntry> entries, Place place) implements YamlNode {

    record YamlEntry(YamlScalar key, YamlNode value) {}

    @Override
    public Stream<YamlNode> children(String key) {
        if (key.equals(ANY)) {
            return entries.values().stream().map(YamlEntry::value);
        }
        YamlEntry entry = entries.get(key);
        return entry == null ? Stream.empty() : Stream.of(entry.value());
    }

    @Nullable YamlNode get(String key) {
        YamlEntry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /** A key that is known to be there. */
    YamlEntry entry(String key) {
        return Objects.requireNonNull(entries.get(key), key);
    }
}
