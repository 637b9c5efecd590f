package io.github.findingrelay.organization;

import io.github.findingrelay.config.PlainText;
import io.github.findingrelay.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

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

    String text(String key, Object... values) {
        return Objects.requireNonNull(phrases.getProperty(key), key).formatted(values);
    }

    /** On one line, whatever the values are. */
    String comment(String key, Object... values) {
        return PlainText.comment(text(key, values));
    }
}
