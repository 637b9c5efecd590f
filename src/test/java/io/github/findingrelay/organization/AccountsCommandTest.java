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
    void listsThoseOfSeveralOwnersAndSomeAccounts() {
        assertThat(list("--owner", "logistics,data-platform", "--format", "csv"))
                .isEqualTo(ExitCode.DONE);
        String both = relay.out();
        assertThat(list("--owner", "data-platform", "--owner", "logistics", "--format", "csv"))
                .isEqualTo(ExitCode.DONE);
        assertThat(relay.out())
                .isEqualTo(both)
                .contains("logistics", "data-platform")
                .doesNotContain("web-shop");
        String account = both.lines().skip(1).findFirst().orElseThrow().substring(0, 12);
        assertThat(list("--account", account, "--format", "csv")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out().lines()).hasSize(2);
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

    /** Without credentials, from what somebody keeps in a spreadsheet. */
    @Test
    void importsFromAFile() throws IOException {
        Path file = workspace.resolve("new.csv");
        Files.writeString(file, """
                Account ID,Name,Team,Status
                222222222222,payments-prod,payments,ACTIVE
                666666666666,"payments, sandbox",payments-oncall@example.com,ACTIVE
                666666666667,検証,Nobody,ACTIVE
                666666666668,no team,,ACTIVE
                666666666669,gone,payments,SUSPENDED
                """);

        assertThat(importFrom(file, "--owner-tag", "Team", "--dry-run")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("import-from-dry-run.txt"), relay.out());
        assertThat(importFrom(file, "--owner-tag", "Team")).isEqualTo(ExitCode.DONE);
        assertThat(importFrom(file, "--owner-tag", "Team")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).contains("has every active account of").contains("new.csv (4); nothing to add");

        Files.writeString(file, "id,name\n66,x\n");
        assertThat(importFrom(file)).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err()).contains("new.csv:2:1: error: '66' has 2 digits of 12");
        assertThat(importFrom(workspace.resolve("none.csv"))).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err()).contains("there is no such file");
    }

    @Test
    void reassignsFromAFile() throws IOException {
        Path file = workspace.resolve("owners.json");
        Files.writeString(file, """
                [{"Id": "101010101010", "Name": "renamed", "owner": "Logistics & warehouse"},
                 {"Id": "555555555557", "Name": "partner-exchange", "owner": "data-platform@example.com"},
                 {"Id": "222222222222", "Name": "payments-prod", "owner": "Nobody"},
                 {"Id": "222222222223", "Name": "payments-staging"},
                 {"Id": "666666666666", "Name": "new", "owner": "payments"}]
                """);
        String before = read();

        assertThat(importFrom(file, "--reassign", "--dry-run")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("reassign-dry-run.txt"), relay.out());
        assertThat(read()).isEqualTo(before);

        assertThat(importFrom(file, "--reassign")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).contains("changed the owner of 2 accounts in accounts.yaml; run ./relay render");
        assertThat(read().lines().filter(line -> !line.contains("owner:")).toList())
                .isEqualTo(
                        before.lines().filter(line -> !line.contains("owner:")).toList());
        assertThat(list("--owner", "data-platform")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).contains("555555555557");
    }

    @Test
    void importsToAFileOfATeam() throws IOException {
        Path list = Files.writeString(workspace.resolve("new.csv"), "id,name,owner\n666666666666,sandbox,payments\n");
        String before = read();

        assertThat(importFrom(list, "--file", "accounts.d/payments.yaml")).isEqualTo(ExitCode.DONE);

        assertThat(relay.out()).contains("added 1 account to accounts.d/payments.yaml; run ./relay render");
        assertThat(read()).isEqualTo(before);
        assertThat(Files.readString(workspace.resolve("accounts.d/payments.yaml")))
                .contains("666666666666");
        assertThat(importFrom(list, "--file", "accounts.d/other.yaml")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).contains("nothing to add");
    }

    /** Each account stays where it is. */
    @Test
    void reassignsInTheFileOfEachAccount() throws IOException {
        add("payments", "--file", "accounts.d/payments.yaml");
        Path list = Files.writeString(
                workspace.resolve("owners.csv"), "id,name,owner\n666666666666,x,logistics\n222222222223,x,logistics\n");

        assertThat(importFrom(list, "--reassign")).isEqualTo(ExitCode.DONE);

        assertThat(relay.out())
                .contains("+++ accounts.yaml", "+++ accounts.d/payments.yaml")
                .contains("changed the owner of 2 accounts in accounts.yaml, accounts.d/payments.yaml; run");
        assertThat(Files.readString(workspace.resolve("accounts.d/payments.yaml")))
                .contains("owner: logistics");
        assertThat(importFrom(list, "--reassign", "--file", "accounts.d/payments.yaml"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(relay.err()).contains("each account stays in its file");
    }

    private ExitCode importFrom(Path file, String... options) {
        List<String> all = new ArrayList<>(List.of("--from", file.toString()));
        all.addAll(List.of(options));
        return relay.in(workspace, "accounts import", all.toArray(String[]::new));
    }

    @Test
    void addsToAFileOfATeamThatIsMadeIfNeedBe() throws IOException {
        String before = read();

        assertThat(add("payments", "--file", "accounts.d/payments.yaml")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("add-to-new-file.txt"), relay.out());
        assertThat(relay.in(
                        workspace,
                        "accounts add",
                        "--id=777777777777",
                        "--name=second",
                        "--owner=payments",
                        "--file=accounts.d/payments.yaml"))
                .isEqualTo(ExitCode.DONE);

        Golden.assertMatches(
                GOLDEN.resolve("added.yaml"), Files.readString(workspace.resolve("accounts.d/payments.yaml")));
        assertThat(read()).isEqualTo(before);
        assertThat(list("--owner", "payments")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(GOLDEN.resolve("list-of-files.txt"), relay.out());
        assertThat(add("payments")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err()).startsWith("accounts.d/payments.yaml:4:9: error: account 666666666666 is here already");
    }

    @Test
    void addsToNoOtherFile() throws IOException {
        for (String file :
                List.of("x.yaml", "accounts.d/x.yml", "accounts.d/../x.yaml", "accounts.d/.x.yaml", "/tmp/x.yaml")) {
            assertThat(add("payments", "--file", file)).as(file).isEqualTo(ExitCode.USAGE);
            assertThat(relay.err()).contains("'%s' is neither accounts.yaml nor a file such as".formatted(file));
        }
        assertThat(workspace.resolve("accounts.d")).doesNotExist();
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
