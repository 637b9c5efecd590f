package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generate.ReminderWords;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({"EN, 2026-11-28", "JA, 2026-11-29"})
    void aDayIsThatOfTheReaders(Language language, String day, @TempDir Path folder) throws IOException {
        Organization organization = ReminderFixture.in("en", folder).organization();
        ReminderWords words = Workspace.value(ReminderWords.read(Path.of("").toAbsolutePath(), organization, language));
        Wording wording = new Wording(words, Map.of(), ReminderFixture.NOW);

        assertThat(wording.day(Instant.parse("2026-11-28T15:00:00Z"))).isEqualTo(day);
    }
}
