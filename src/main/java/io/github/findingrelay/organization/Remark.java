package io.github.findingrelay.organization;

import java.util.Arrays;
import java.util.List;

/**
 * What a new accounts.yaml says of one of its settings.
 *
 * @param place before which it stands
 * @param key of the phrase
 */
record Remark(String place, String key, List<String> values) {

    Remark {
        values = List.copyOf(values);
    }

    static Remark at(String place, String key, String... values) {
        return new Remark(place, key, Arrays.asList(values));
    }

    /** Whether people have to look at it. */
    boolean isToDo() {
        return key.startsWith("todo.");
    }

    String text(Phrases phrases) {
        return phrases.text(key, values.toArray());
    }
}
