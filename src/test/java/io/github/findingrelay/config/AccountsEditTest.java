package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each fixture has a file before.yaml and what becomes of it: after.yaml or report.txt. */
class AccountsEditTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final List<Addition> ADDITIONS = List.of(
            new Addition("012345678901", "warehouse: \"west\"", "security", ""),
            new Addition("666666666666", "sandbox", "security", "no owner yet"));

    @TempDir
    Path workspace;

    @TestFactory
    Stream<DynamicTest> addsBehindTheLastEntry() {
        return Fixtures.in("accounts").stream()
                .map(fixture -> DynamicTest.dynamicTest(fixture.getFileName().toString(), () -> check(fixture)));
    }

    private void check(Path fixture) throws IOException {
        Path copy = Files.createDirectory(workspace.resolve(fixture.getFileName()));
        Files.copy(fixture.resolve("before.yaml"), copy.resolve("accounts.yaml"));
        Checked<AccountsEdit> edit = AccountsEdit.adding(ADDITIONS, copy, "accounts.yaml", TODAY);
        if (edit instanceof Checked.Valid<AccountsEdit> valid) {
            Golden.assertMatches(fixture.resolve("after.yaml"), valid.value().after());
            valid.value().write(copy);
            assertThat(Files.readString(copy.resolve("accounts.yaml")))
                    .isEqualTo(valid.value().after());
        } else {
            Golden.assertMatches(fixture.resolve("report.txt"), Format.TEXT.report(edit.diagnostics(), false));
        }
    }

    @Test
    void anUnknownOwnerIsSuggested() throws IOException {
        String report = report(new Addition("666666666666", "sandbox", "securty", ""));

        assertThat(report).startsWith("accounts.yaml: error: unknown owner 'securty'; did you mean 'security'?");
    }

    @Test
    void anAccountThatIsThereIsShownWhereItIs() throws IOException {
        assertThat(report(new Addition("222222222222", "sandbox", "security", "")))
                .startsWith(
                        "accounts.yaml:13:9: error: account 222222222222 is here already: 'payments-prod', owned by 'security'");
    }

    @Test
    void aNameThatTheFileMayNotHaveIsRefused() throws IOException {
        assertThat(report(new Addition("666666666666", "{{resolve:x}}", "security", "")))
                .contains("[text.dynamic-reference]")
                .contains("so the file would be with the addition; nothing was written");
    }

    @Test
    void aLinkStaysALinkAndPermissionsStay() throws IOException {
        Path shared = Files.createDirectory(workspace.resolve("shared")).resolve("list.yaml");
        Files.writeString(shared, smallest());
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-rw-r--"));
        Path link = Files.createSymbolicLink(workspace.resolve("accounts.yaml"), shared);

        edit().write(workspace);

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(shared)).endsWith("owner: security  # no owner yet\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rw-rw-r--");
        try (Stream<Path> left = Files.list(workspace.resolve("shared"))) {
            assertThat(left).containsExactly(shared);
        }
    }

    @Test
    void whatAKilledRunHasLeftIsReplaced() throws IOException {
        Path file = Files.writeString(workspace.resolve("accounts.yaml"), smallest());
        Files.writeString(workspace.resolve(".accounts.yaml.next"), "half of i");
        AccountsEdit edit = edit();

        edit.write(workspace);

        assertThat(file).hasContent(edit.after());
        assertThat(workspace.resolve(".accounts.yaml.next")).doesNotExist();
    }

    @Test
    void whatSomebodyHasChangedInTheMeantimeIsNotOverwritten() throws IOException {
        Path file = Files.writeString(workspace.resolve("accounts.yaml"), smallest());
        AccountsEdit edit = edit();
        Files.writeString(file, smallest() + "# mine\n");

        assertThatThrownBy(() -> edit.write(workspace)).isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).isEqualTo(smallest() + "# mine\n");
    }

    /** Seconds, as the import of a large organization must not take more. */
    @Test
    void tenThousandAccountsAreAddedAtOnce() throws IOException {
        Files.writeString(workspace.resolve("accounts.yaml"), smallest());
        List<Addition> additions = IntStream.range(0, 10_000)
                .mapToObj(i -> new Addition("%012d".formatted(i), "account " + i, "security", "none"))
                .toList();

        Checked<AccountsEdit> edit = AccountsEdit.adding(additions, workspace, "accounts.yaml", TODAY);

        assertThat(((Checked.Valid<AccountsEdit>) edit).value().after().lines().count())
                .isEqualTo(15 + 3 * 10_000);
    }

    private AccountsEdit edit() {
        Checked<AccountsEdit> edit = AccountsEdit.adding(ADDITIONS, workspace, "accounts.yaml", TODAY);
        return ((Checked.Valid<AccountsEdit>) edit).value();
    }

    private String report(Addition addition) throws IOException {
        Files.writeString(workspace.resolve("accounts.yaml"), smallest());
        Checked<AccountsEdit> edit = AccountsEdit.adding(List.of(addition), workspace, "accounts.yaml", TODAY);
        assertThat(edit).isInstanceOf(Checked.Invalid.class);
        return Format.TEXT.report(edit.diagnostics(), false);
    }

    private static String smallest() throws IOException {
        return Files.readString(Path.of("src/test/fixtures/config/valid-smallest/accounts.yaml"));
    }
}
