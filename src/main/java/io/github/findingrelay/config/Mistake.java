package io.github.findingrelay.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is wrong with a place. */
record Mistake(YamlNode at, String message) {

    /** The message is a format for the text, if it is one that stands there. */
    static Mistake at(YamlNode at, String message) {
        return new Mistake(at, at instanceof YamlScalar scalar ? message.formatted(scalar.text()) : message);
    }

    /**
     * Every text under a path that stands there before too.
     *
     * @param message a format for the text and where the first one stands
     */
    static Function<YamlNode, Stream<Mistake>> twice(String message, String... path) {
        return root -> {
            Seen seen = new Seen();
            return root.texts(path)
                    .flatMap(text -> seen.again(text.text(), text, first -> message.formatted(text.text(), first)));
        };
    }

    /**
     * Every key that stands there before too, in other letters.
     *
     * @param message a format for the key and where the first one stands
     */
    static Stream<Mistake> differOnlyInCase(Stream<YamlMapping> mappings, String message) {
        Seen seen = new Seen();
        return mappings.flatMap(mapping -> mapping.entries().values().stream())
                .map(YamlMapping.YamlEntry::key)
                .flatMap(key -> seen.again(
                        key.text().toLowerCase(Locale.ROOT), key, first -> message.formatted(key.text(), first)));
    }

    /**
     * Every word that is not among the known ones.
     *
     * @param message a format for the word, without what it was probably meant to be
     * @param otherwise what to say if no known word is like it
     */
    static Stream<Mistake> unknown(
            Stream<YamlScalar> words, Collection<String> known, String message, String otherwise) {
        Map<String, String> hints = new HashMap<>();
        return words.filter(word -> !known.contains(word.text()))
                .map(word -> new Mistake(
                        word,
                        message.formatted(word.text())
                                + hints.computeIfAbsent(
                                        word.text(),
                                        text -> Suggestion.of(text, known).orElse(otherwise))));
    }
}
