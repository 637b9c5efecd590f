package io.github.findingrelay.aws;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tags, which each service of the SDK has as a class of its own. */
public final class AwsTags {

    private AwsTags() {}

    /**
     * By key.
     *
     * @param value null: the tag has none
     */
    public static <T> Map<String, String> of(
            Collection<T> tags, Function<T, String> key, Function<T, @Nullable String> value) {
        Map<String, String> values = new TreeMap<>();
        for (T tag : tags) {
            String text = value.apply(tag);
            values.put(key.apply(tag), text == null ? "" : text);
        }
        return values;
    }
}
