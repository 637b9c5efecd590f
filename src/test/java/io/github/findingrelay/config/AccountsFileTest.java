package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class AccountsFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final Path VALID = Path.of("src/test/fixtures/config/valid-everything");

    @TempDir
    Path workspace;

    @TestFactory
    Stream<DynamicTest> reportsEveryMistake() {
        return Fixtures.in("config").stream()
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.getFileName().toString(),
                        () -> Golden.assertMatches(fixture.resolve("report.txt"), report(fixture))));
    }

    @Test
    void linesEndingInCrLfAreReadAsLinesEndingInLf() throws IOException {
        String text = Files.readString(VALID.resolve("accounts.yaml"));

        assertThat(text).doesNotContain("\r");
        Files.writeString(workspace.resolve("accounts.yaml"), text.replace("\n", "\r\n"));

        assertThat(read(workspace)).isEqualTo(read(VALID));
    }

    @Test
    void positionsInCrLfFilesAreThoseOfLfFiles() throws IOException {
        Path fixture = Path.of("src/test/fixtures/config/account-twice");
        String text = Files.readString(fixture.resolve("accounts.yaml"));
        Files.writeString(workspace.resolve("accounts.yaml"), text.replace("\n", "\r\n"));

        assertThat(report(workspace)).isEqualTo(report(fixture));
    }

    @Test
    void reportsAll500MistakesOf10000Accounts() throws IOException {
        StringBuilder text =
                new StringBuilder(Files.readString(Path.of("src/test/fixtures/config/valid-smallest/accounts.yaml")));
        for (int i = 0; i < 10_000; i++) {
            String owner = i % 20 == 0 ? "nobody-" + i : "security";
            text.append("  - {id: \"%012d\", name: account %d, owner: %s}\n".formatted(500_000 + i, i, owner));
        }
        Files.writeString(workspace.resolve("accounts.yaml"), text);

        List<Diagnostic> found = read(workspace).diagnostics();

        assertThat(found).hasSize(500).allMatch(problem -> problem.rule().equals("owner.unknown"));
        assertThat(found).extracting(problem -> problem.location().line()).doesNotHaveDuplicates();
    }

    @Test
    void aMissingFileIsReportedAsSuch() {
        assertThat(read(workspace).diagnostics())
                .singleElement()
                .extracting(Diagnostic::rule)
                .isEqualTo("file.missing");
    }

    /** Messages say with it what would be right. */
    @Test
    void everyDefinitionOfTheSchemaHasATitle() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Path.of("src/main/resources/accounts.schema.json").toFile());

        assertThat(schema.path("$defs").properties())
                .isNotEmpty()
                .allSatisfy(definition ->
                        assertThat(definition.getValue().path("title").asText()).isNotBlank());
    }

    private static Checked<Organization> read(Path workspace) {
        return AccountsFile.read(workspace, TODAY);
    }

    private static String report(Path workspace) {
        return Format.TEXT.report(read(workspace).diagnostics(), false);
    }
}
