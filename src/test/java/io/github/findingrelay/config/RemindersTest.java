package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Reminders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindersTest {

    private static final Path ACCOUNTS = Path.of("src/test/fixtures/config/reminders-malformed/accounts.yaml");

    private static final String WRITTEN = "{after: \"7\", escalate: soon, again: 14}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {after: 3, escalate: 90} | 3  | 90
                    {after: 14.0}            | 14 | 30
                    {escalate: 7}            | 7  | 7
                    {}                       | 7  | 30
                    """)
    void whatIsNotWrittenIsTheDefault(String written, int after, int escalate) throws IOException {
        assertThat(read(Files.readString(ACCOUNTS).replace(WRITTEN, written)))
                .isEqualTo(new Reminders(after, escalate));
    }

    @Test
    void noneAreNeeded() throws IOException {
        assertThat(read(Files.readString(ACCOUNTS).replace("  reminders: " + WRITTEN + "\n", "")))
                .isEqualTo(Reminders.STANDARD);
    }

    @Test
    void theSchemaSaysTheDefaultsAndTheLimits() throws IOException {
        JsonNode days = new ObjectMapper()
                .readTree(Path.of("src/main/resources/accounts.schema.json").toFile())
                .at("/$defs/reminders/properties");

        assertThat(days.at("/after/maximum").asInt()).isEqualTo(Reminders.LONGEST_AFTER);
        assertThat(days.at("/after/description").asText()).endsWith("Default: " + Reminders.STANDARD.after() + ".");
        assertThat(days.at("/escalate/maximum").asInt()).isEqualTo(Reminders.LONGEST_ESCALATE);
        assertThat(days.at("/escalate/description").asText())
                .endsWith("Default: " + Reminders.STANDARD.escalate() + ".");
    }

    private Reminders read(String accounts) throws IOException {
        return Workspace.of(accounts, folder).organization().notifications().reminders();
    }
}
