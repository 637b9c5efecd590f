package io.github.findingrelay.organization;

import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** What a new accounts.yaml says in its comments, in one language. */
final class Phrases {

    private final Language language;
    private final Properties phrases = new Properties();

    Phrases(Language language) {
        this.language = language;
        try (InputStreamReader reader = new InputStreamReader(
                stream("phrases.%s.properties".formatted(language.code())), StandardCharsets.UTF_8)) {
            phrases.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Language language() {
        return language;
    }

    /** The file without what is different in each. */
    String skeleton() {
        try (InputStream skeleton = stream("accounts.%s.yaml".formatted(language.code()))) {
            return new String(skeleton.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(Phrases.class.getResourceAsStream("/init/" + name));
    }

    /** A phrase may have several lines; none of its values has. */
    String text(String key, Object... values) {
        Object[] printable = Stream.of(values)
                .map(value -> value instanceof String text ? OneLine.printable(text) : value)
                .toArray();
        return Objects.requireNonNull(phrases.getProperty(key), key).formatted(printable);
    }
}
