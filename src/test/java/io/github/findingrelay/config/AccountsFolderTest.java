package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of teams may not be; their mistakes are fixtures. */
class AccountsFolderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final Path FIXTURES = Path.of("src/test/fixtures/config");
    private static final String PART = "accounts:\n  - {id: \"333333333333\", name: x, owner: security}\n";

    @TempDir
    Path workspace;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.copy(FIXTURES.resolve("valid-smallest/accounts.yaml"), workspace.resolve("accounts.yaml"));
        Files.createDirectory(workspace.resolve("accounts.d"));
    }

    /** What a link leads to may be outside of the workspace, or of the review. */
    @Test
    void noLinkIsFollowed() throws IOException {
        Path elsewhere = Files.writeString(workspace.resolve("elsewhere"), PART);
        Files.createSymbolicLink(workspace.resolve("accounts.d/x.yaml"), elsewhere);
        assertThat(rules()).containsExactly("file.link");

        Path folder = workspace.resolve("accounts.d");
        Files.move(folder, workspace.resolve("other"));
        Files.createSymbolicLink(folder, workspace.resolve("other"));
        assertThat(rules()).containsExactly("file.misplaced");
    }

    @Test
    void whatCannotBeReadIsReportedWithTheMistakesOfTheOthers() throws IOException {
        Files.createDirectory(workspace.resolve("accounts.d/folder.yaml"));
        Files.writeString(workspace.resolve("accounts.d/other.yaml"), "acounts: []\n");

        assertThat(rules()).containsExactly("file.misplaced", "schema.unknown-key");
    }

    /** Whoever is root may read everything. */
    @Test
    void aFileWithoutPermissionIsReported() throws IOException {
        Path file = Files.writeString(workspace.resolve("accounts.d/x.yaml"), PART);
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file)).as("run as root").isFalse();

        assertThat(rules()).containsExactly("file.unreadable");
    }

    /** Nothing that a file in the middle of a merge says counts, and what the others lack because of it neither. */
    @Test
    void aConflictInOneFileIsOneMistake() throws IOException {
        Files.writeString(
                workspace.resolve("accounts.d/x.yaml"),
                "owners:\n<<<<<<< ours\n  a: {}\n=======\n  b: {}\n>>>>>>> theirs\n");
        Files.writeString(workspace.resolve("accounts.d/y.yaml"), PART.replace("security", "a"));

        assertThat(read().diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("yaml.merge-conflict");
            assertThat(problem.location().file()).isEqualTo("accounts.d/x.yaml");
        });
    }

    /** Of several files that change, none does if one cannot. */
    @Test
    void allFilesAreWrittenOrNone() throws IOException {
        String main = Files.readString(workspace.resolve("accounts.yaml"));
        Files.writeString(workspace.resolve("accounts.d/x.yaml"), "# somebody else's\n" + PART);
        AccountsEdits edits = new AccountsEdits(List.of(
                new AccountsEdit("accounts.yaml", main, main + "# more\n"),
                new AccountsEdit("accounts.d/x.yaml", PART, PART + "# more\n")));

        assertThatThrownBy(() -> edits.write(workspace))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x.yaml was changed in the meantime");
        assertThat(workspace.resolve("accounts.yaml")).hasContent(main);

        Files.writeString(workspace.resolve("accounts.d/x.yaml"), PART);
        edits.write(workspace);
        assertThat(workspace.resolve("accounts.yaml")).hasContent(main + "# more\n");
        assertThat(workspace.resolve("accounts.d/x.yaml")).hasContent(PART + "# more\n");
    }

    @Test
    void allFilesTogetherHaveAtMost16MiB() throws IOException {
        String comments = "# comment\n".repeat(850_000);
        Files.writeString(workspace.resolve("accounts.d/a.yaml"), comments + PART);
        assertThat(rules()).isEmpty();
        Files.writeString(workspace.resolve("accounts.d/b.yaml"), comments + PART.replace('3', '4'));

        assertThat(read().diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("yaml.too-large");
            assertThat(problem.location().file()).isEqualTo("accounts.d/b.yaml");
        });
    }

    /** Whoever may change a team's file changes only owners and accounts, whatever keys there will be. */
    @Test
    void noOtherKeyOfAccountsYamlMayStandInAPart() throws IOException {
        JsonNode keys = new ObjectMapper()
                .readTree(Path.of("src/main/resources/accounts.schema.json").toFile())
                .at("/$defs/file/properties");
        List<String> refused = new ArrayList<>();
        keys.fieldNames().forEachRemaining(refused::add);
        refused.removeAll(Set.of("owners", "accounts"));

        Files.writeString(workspace.resolve("accounts.d/x.yaml"), String.join(": {}\n", refused) + ": {}\n" + PART);

        assertThat(refused).contains("organization", "notifications", "archiveRules");
        assertThat(rules()).hasSameSizeAs(refused).containsOnly("schema.not-in-part");
    }

    /** Neither the fallback nor anybody else can be given other contacts from another file. */
    @Test
    void anOwnerOfAnotherFileCannotBeChanged() throws IOException {
        Files.writeString(
                workspace.resolve("accounts.d/x.yaml"),
                "owners: {security: {name: x, language: ja, contacts: [{email: x@example.com}]}}\n");

        assertThat(rules()).containsExactly("owner.duplicate");
    }

    @Test
    void everyFormOfReportNamesTheFile() {
        List<Diagnostic> found =
                AccountsFile.read(FIXTURES.resolve("parts-twice"), TODAY).diagnostics();

        assertThat(Format.GITHUB.report(found, false))
                .contains("::error file=accounts.d/payments.yaml,line=7,col=10,title=account.duplicate::");
        assertThat(Format.SARIF.report(found, false)).contains("\"uri\": \"accounts.d/zebra.yaml\"");
        assertThat(Format.JSON.report(found, false)).contains("\"file\": \"accounts.d/payments.yaml\"");
    }

    /** Editors follow the reference to the schema that lies beside it. */
    @Test
    void theSchemaForEditorsIsThatOfAPart() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Path.of("src/main/resources/accounts.d.schema.json").toFile());
        String reference = schema.path("$ref").asText();
        int fragment = reference.indexOf('#');
        JsonNode other = new ObjectMapper()
                .readTree(Path.of("src/main/resources", reference.substring(0, fragment))
                        .toFile());

        assertThat(other.at(reference.substring(fragment + 1))
                        .path("properties")
                        .properties())
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(key.getValue().path("description").asText()).isNotBlank());
    }

    /** 10,000 accounts in one file and in 500 have the same mistakes. */
    @Test
    void manyFilesAreReadAsOne() throws IOException {
        for (int file = 0; file < 500; file++) {
            StringBuilder text = new StringBuilder("accounts:\n");
            for (int i = 0; i < 20; i++) {
                text.append("  - {id: \"%012d\", name: x, owner: %s}\n"
                        .formatted(file * 20 + i, i == 7 ? "nobody" : "security"));
            }
            Files.writeString(workspace.resolve("accounts.d/%03d.yaml".formatted(file)), text);
        }

        assertThat(read().diagnostics())
                .hasSize(500)
                .allMatch(problem -> problem.location().line() == 9)
                .extracting(problem -> problem.location().file())
                .doesNotHaveDuplicates();
    }

    private Stream<String> rulesOf(Checked<?> read) {
        return read.diagnostics().stream().map(Diagnostic::rule);
    }

    private List<String> rules() {
        return rulesOf(read()).toList();
    }

    private Checked<?> read() {
        return AccountsFile.read(workspace, TODAY);
    }
}
