package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.RelayRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no AWS, on the example organization. */
class AccountsCommandTest {

    private static final Path GOLDEN = Path.of("src/test/fixtures/accounts-commands");
    private static final List<String> ADD = List.of("--id", "666666666666", "--name", "payments: sandbox", "--owner");

    @TempDir
    Path workspace;

    private final RelayRun relay = new RelayRun();

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of("src/test/fixtures/example/accounts.yaml"), workspace.resolve("accounts.yaml"));
    }

    @Test
    void listsAccountsWithTheirOwnersAndContacts() {
        assertThat(list()).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("list.txt"), relay.out());
    }

    @Test
    void listsThoseOfAnOwnerForASpreadsheetOrAScript() {
        assertThat(list("--owner", "logistics", "--format", "csv")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("list.csv"), relay.out().replace("\r\n", "\n"));
        assertThat(list("--owner", "data-platform", "--format", "json")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("list.json"), relay.out());
    }

    @Test
    void anUnknownOwnerHasNoAccountsToList() {
        assertThat(list("--owner", "logistic")).isEqualTo(ExitCode.USAGE);
        assertThat(relay.err()).contains("no owner 'logistic'; did you mean 'logistics'?");
    }

    @Test
    void addsAnAccountAndShowsTheDiff() throws IOException {
        String before = read();

        assertThat(add("payments", "--dry-run")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("add-dry-run.txt"), relay.out());
        assertThat(read()).isEqualTo(before);

        assertThat(add("payments")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("add.txt"), relay.out());
        assertThat(relay.in(workspace, "validate")).isNotEqualTo(ExitCode.BUG);
        assertThat(list()).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).contains("666666666666  payments: sandbox");
    }

    @Test
    void whatIsThereOrUnknownIsNotAdded() throws IOException {
        add("payments");
        String before = read();

        assertThat(add("payments")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err())
                .startsWith("accounts.yaml:")
                .contains("account 666666666666 is here already: 'payments: sandbox', owned by 'payments'");
        assertThat(add("paymets")).isEqualTo(ExitCode.USAGE);
        assertThat(relay.err()).contains("did you mean 'payments'?");
        assertThat(relay.in(workspace, "accounts add", "--id", "1", "--name", "x", "--owner", "y"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(relay.err()).contains("'1' is not an account id");
        assertThat(read()).isEqualTo(before);
    }

    private ExitCode list(String... options) {
        return relay.in(workspace, "accounts list", options);
    }

    private ExitCode add(String owner, String... options) {
        List<String> all = new ArrayList<>(ADD);
        all.add(owner);
        all.addAll(List.of(options));
        return relay.in(workspace, "accounts add", all.toArray(String[]::new));
    }

    private String read() throws IOException {
        return Files.readString(workspace.resolve("accounts.yaml"));
    }
}
