package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.delivery.CustomNotification;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of findings that are still open, in each language. */
class ReminderComposerTest {

    private static final Map<String, ReminderFixture> LANGUAGES = new TreeMap<>();

    @TempDir
    static Path folder;

    static List<Path> reminders() {
        return Fixtures.in("remind");
    }

    @BeforeAll
    static void read() throws IOException {
        for (String language : List.of("en", "ja")) {
            LANGUAGES.put(language, ReminderFixture.in(language, Files.createDirectory(folder.resolve(language))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reminders")
    void inEachLanguage(Path fixture) throws IOException {
        SortedMap<String, String> read = new TreeMap<>();
        for (Map.Entry<String, ReminderFixture> language : LANGUAGES.entrySet()) {
            ReminderMessage message = language.getValue().compose(fixture);

            assertThat(CustomNotification.mistake(message.card())).isEmpty();
            assertThat(CustomNotification.lack(message.card())).isEmpty();
            read.put(language.getKey() + ".txt", "Subject: %s%n%n%s".formatted(message.subject(), message.mail()));
            read.put(language.getKey() + ".json", message.card());
        }
        Golden.assertMatches(fixture.resolve("expected"), read);
    }
}
