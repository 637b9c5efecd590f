package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file may not hold, from the least that is refused to the most that is read. */
class HostileInputTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    @TempDir
    Path workspace;

    /** Reading it would need more memory than an array can have. */
    @Test
    void anEndlessFileIsNotRead() throws IOException {
        try (var file = new RandomAccessFile(workspace.resolve("accounts.yaml").toFile(), "rw")) {
            file.setLength(3L << 30);
        }

        assertThat(AccountsFile.read(workspace, TODAY).diagnostics())
                .extracting(Diagnostic::rule)
                .containsExactly("yaml.too-large");
    }

    @Test
    void aFileHasAtMost16MiB() {
        byte[] comments = "# comment\n".repeat(1_700_000).getBytes(StandardCharsets.UTF_8);

        assertThat(rules(comments)).containsExactly("yaml.too-large");
    }

    /** SnakeYAML's own limit is less. */
    @Test
    void aFileOf4MiBIsRead() throws IOException {
        String text = ("# " + "comment ".repeat(1_000) + "\n").repeat(500) + smallest();

        assertThat(rules(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x0B, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF})
    void aControlCharacterIsReportedWhereItStands(int codePoint) throws IOException {
        String text = smallest() + "# 🎉 " + Character.toString(codePoint) + "\n";

        assertThat(read(text).diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("yaml.control-character");
            assertThat(problem.message()).contains("U+%04X".formatted(codePoint));
            assertThat(problem.location().line()).isEqualTo(text.lines().count());
            assertThat(problem.location().column()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\uFFFD", "\u200B", "é", "組", "\uE000"})
    void otherCharactersMayStandInAComment(String character) throws IOException {
        assertThat(read(smallest() + "# " + character + "\n").diagnostics()).isEmpty();
    }

    /** As escapes they pass the check of the file's own characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\u001B",
                "\\u0080",
                "\\u202A",
                "\\u202B",
                "\\u202E",
                "\\u2066",
                "\\u2069",
                "\\uFEFF",
                "\\uFFFE",
                "\\uFFFF",
                "\\uD800",
                "\\uDFFF",
                "\\N",
                "\\L",
                "\\P",
                "\\u00AD",
                "\\u034F",
                "\\u061C",
                "\\u115F",
                "\\u180E",
                "\\u200B",
                "\\u200C",
                "\\u200D",
                "\\u200E",
                "\\u200F",
                "\\u2060",
                "\\u2065",
                "\\u206A",
                "\\u2800",
                "\\u3164",
                "\\uFE0F",
                "\\uFFA0",
                "\\uFFF9",
                "\\U000E0041",
                "\\U0001FFFE",
                "\\U000E0100"
            })
    void noNameHasAnInvisibleCharacter(String escape) throws IOException {
        String named = smallest().replace("Cloud security", "\"Cloud " + escape + "\"");

        assertThat(read(named).diagnostics()).extracting(Diagnostic::rule).containsExactly("text.control-character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\t",
                "\\n",
                "\\r",
                "\\u3000",
                "☁\\uFE0F",
                "葛\\U000E0100城",
                "👩\\u200D💻",
                "می\\u200Cخواهم",
                "e\\u0301"
            })
    void aNameMayHaveWhatBecomesASpaceOrJoinsLetters(String escape) throws IOException {
        String named = smallest().replace("Cloud security", "\"Cloud " + escape + "x\"");

        assertThat(read(named)).isInstanceOf(Checked.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see https://example.com/x",
                "HTTP://example.com",
                "ftp://example.com",
                "www.example.com",
                "x WWW.example.com",
                "mailto:a@example.com",
                "slack://open"
            })
    void noNameHasALink(String name) throws IOException {
        String named = smallest().replace("Cloud security", "\"" + name + "\"").replace("payments-prod", name);

        assertThat(read(named).diagnostics())
                .extracting(Diagnostic::rule)
                .contains("text.link")
                .doesNotContain("text.control-character")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "wwwx", "a//b", "https", "payments: www", "newww.team"})
    void aNameMayHaveWhatIsNoLink(String name) throws IOException {
        String named = smallest().replace("Cloud security", "\"" + name + "\"");

        assertThat(read(named)).isInstanceOf(Checked.Valid.class);
    }

    /** Whoever uses an account may rename it, and must not keep others from being added. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com", "www.example.com", "a\u202Eb", "x\u200By", "a b", "www.www.example.com"})
    void aNameThatIsMadeHarmlessIsTaken(String name) throws IOException {
        String named = smallest().replace("payments-prod", PlainText.quoted(AccountNames.harmless(name)));

        assertThat(read(named)).isInstanceOf(Checked.Valid.class);
    }

    @Test
    void namesOfTheModelHaveNoLineBreaks() throws IOException {
        String named = smallest()
                .replace("Cloud security", "\"a\\r\\n::error::b\\tc\\n\"")
                .replace("payments-prod", "|\n      x\n\n      y\n");
        Organization organization = ((Checked.Valid<Organization>) read(named)).value();

        assertThat(organization.owners().get(0).name()).isEqualTo("a ::error::b c");
        assertThat(organization.accounts().get(0).name()).isEqualTo("x y");
    }

    /** As a number it could have a hundred million digits. */
    @Test
    void aNumberWithALargeExponentIsAText() throws IOException {
        String text = smallest().replace("notifications:", "notifications:\n  eventBuses: 1e99999999");

        assertThat(read(text).diagnostics()).extracting(Diagnostic::rule).containsExactly("schema.wrong-type");
    }

    @Test
    void thousandsOfMistakesAreNotComparedWithThousandsOfWords() {
        List<String> known = IntStream.range(0, 501).mapToObj(i -> "owner-" + i).toList();

        assertThat(Suggestion.of("ownr-1", known)).isEmpty();
        assertThat(Suggestion.of("ownr-1", known.subList(0, 500))).hasValue("; did you mean 'owner-1'?");
    }

    private static List<String> rules(byte[] bytes) {
        return AccountsFile.parse(bytes, TODAY).diagnostics().stream()
                .map(Diagnostic::rule)
                .toList();
    }

    private static Checked<Organization> read(String text) {
        return AccountsFile.parse(text.getBytes(StandardCharsets.UTF_8), TODAY);
    }

    private static String smallest() throws IOException {
        return Files.readString(Path.of("src/test/fixtures/config/valid-smallest/accounts.yaml"));
    }
}
