package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.SampleOrganizations;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of fifty accounts, of which two owners have every other one, and of an unknown one. */
class FindingsQueryTest {

    private static final String UNKNOWN = "999988887777";

    @TempDir
    Path workspace;

    private final InMemoryFindings cloud = new InMemoryFindings(new Random(1));
    private Organization organization;
    private FindingsDesk desk;

    @BeforeEach
    void aFindingOfEachAccount() throws IOException {
        Files.writeString(workspace.resolve(AccountsFile.NAME), SampleOrganizations.accounts(50, "state: enabled"));
        organization = read();
        ExistingAnalyzer analyzer =
                cloud.analyzer(InMemoryFindings.ADMIN, "eu-west-1", "relay-analyzers", "ORGANIZATION");
        organization.accountIds().forEach(id -> bucket(analyzer, id));
        bucket(analyzer, UNKNOWN);
        desk = new FindingsDesk(cloud, "relay", List.of(analyzer.place()), cloud::budget, Optional.empty());
    }

    private Organization read() {
        Checked<Organization> read = AccountsFile.read(workspace, LocalDate.of(2026, 7, 1));
        if (read instanceof Checked.Valid<Organization> valid) {
            return valid.value();
        }
        throw new AssertionError(read.diagnostics());
    }

    private void bucket(ExistingAnalyzer analyzer, String account) {
        cloud.put(analyzer, account, "arn:aws:s3:::" + account, "AWS::S3::Bucket", account);
    }

    /** Access Analyzer takes twenty values in a filter. */
    @Test
    void ofMoreAccountsThanAFilterTakesNoOthersAreListed() {
        assertThat(accounts(List.of("payments"), List.of()))
                .hasSize(25)
                .containsExactlyElementsOf(organization.accounts().stream()
                        .filter(account -> account.owner().key().equals("payments"))
                        .map(Account::id)
                        .toList());
    }

    @Test
    void theFallbackOwnerHasThoseOfUnknownAccounts() {
        assertThat(accounts(List.of("security"), List.of())).hasSize(26).contains(UNKNOWN);
        assertThat(accounts(List.of("security", "payments"), List.of())).hasSize(51);
        assertThat(accounts(List.of(), List.of())).hasSize(51);
    }

    @Test
    void accountsOfAnotherOwnerAreNobodysAndNobodyIsAsked() {
        assertThat(accounts(List.of("payments"), List.of("account-1", "200000000002")))
                .containsExactly("200000000002");
        int calls = cloud.calls();

        assertThat(accounts(List.of("payments"), List.of("account-1"))).isEmpty();

        assertThat(cloud.calls()).isEqualTo(calls);
    }

    @Test
    void whatAwsSaysDoesNotDriveTheTerminal() {
        cloud.reason = "not\u001b[2J authorized\u202e";
        cloud.denied.addAll(desk.places());

        assertThat(desk.read(List.of(List.of())).unanswered(organization))
                .containsExactly("not answered: 111122223333, eu-west-1: not\ufffd[2J authorized\ufffd");
    }

    private List<String> accounts(List<String> owners, List<String> accounts) {
        return new FindingsQuery(
                        Optional.of(FindingStatus.ACTIVE),
                        new AccountFilter(organization, owners, accounts),
                        Set.of(),
                        false,
                        Optional.empty())
                .ask(desk).findings().stream()
                        .map(ExternalFinding::ownerAccount)
                        .toList();
    }
}
