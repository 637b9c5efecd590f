package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Tag;

/** An organization of 80 accounts with 12 owners, over HTTP. */
class InitOfEmulatorTest {

    private static final List<String> OWNERS = List.of(
            "Payments: payments@example.com",
            "データ基盤チーム data-platform@example.com",
            "web-shop@example.com",
            "Logistics - logistics@example.com",
            "identity@example.com",
            "SRE sre@example.com / sre-lead@example.com",
            "ml@example.com",
            "mobile@example.com",
            "Security security@example.com",
            "会計システム部",
            "networking",
            "ECサイト開発チーム");

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    Path workspace;

    private final RelayRun relay = new RelayRun();
    private final OrganizationsClient client = OrganizationsClient.builder()
            .region(Region.AP_NORTHEAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void makeOrganization() throws Exception {
        EMULATOR.get().reset();
        client.createOrganization(r -> r.featureSet("ALL"));
    }

    private void makeAccounts(int count) {
        for (int i = 0; i < count; i++) {
            String name = "%s %02d".formatted(i % 2 == 0 ? "決済 本番" : "dev", i);
            ids.add(client.createAccount(r -> r.accountName(name).email("account@example.com"))
                    .createAccountStatus()
                    .accountId());
            String owner = OWNERS.get(i % OWNERS.size());
            String id = ids.get(i);
            client.tagResource(r ->
                    r.resourceId(id).tags(Tag.builder().key("team").value(owner).build()));
        }
    }

    @Test
    void eightyAccountsAreListedOnceAndValidAtOnce() throws Exception {
        makeAccounts(79);
        client.closeAccount(r -> r.accountId(ids.get(7)));
        aggregate("eu-west-1");

        assertThat(init("--owner-tag", "team", "--region", "eu-west-1")).isEqualTo(ExitCode.DONE);

        assertThat(relay.out())
                .contains("\nwrote accounts.yaml: 79 accounts, 12 owners, 3 of them without a contact")
                .contains("./relay accounts import --owner-tag team --reassign")
                .endsWith("proves that each finding reaches the right people\n");
        Organization organization = organization();
        assertThat(organization.homeRegion()).isEqualTo("eu-west-1");
        assertThat(organization.regions()).containsExactly("eu-west-1", "us-east-1");
        assertThat(organization.trustZone()).isEqualTo(TrustZone.ORGANIZATION);
        List<String> expected = new ArrayList<>(ids);
        expected.remove(7);
        expected.add("123456789012");
        assertThat(organization.accountIds()).containsExactlyInAnyOrderElementsOf(expected);

        assertThat(relay.in(workspace, "coverage", "--strict")).isEqualTo(ExitCode.DONE);
        assertThat(init()).isEqualTo(ExitCode.GUARDED);
    }

    @Test
    void whoGetsAContactGetsTheAccountsByReassigning() throws Exception {
        makeAccounts(12);
        init("--owner-tag", "team", "--region", "eu-west-1");
        String before = text();
        String filled = before.replace("  # networking:", "  networking:")
                .replace("  #   name: networking", "    name: networking")
                .replaceFirst(
                        "(?s)( {4}name: networking\\n)  #   contacts:\\n  #     - email: TODO[^\\n]*",
                        "$1    contacts:\n      - email: net@example.com");
        Files.writeString(workspace.resolve("accounts.yaml"), filled);

        assertThat(reassign("--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out())
                .contains(
                        "-    owner: security  # TODO: the tag 'team' says 'networking', who has no contact yet\n+    owner: networking\n")
                .contains("would change the owner of 1 account; nothing was written")
                .contains("1 account stays as before: the tag 'team' says '会計システム部', which is no owner here");
        assertThat(text()).isEqualTo(filled);

        assertThat(reassign()).isEqualTo(ExitCode.DONE);
        assertThat(text().lines().filter(line -> !line.contains("owner:")).toList())
                .isEqualTo(
                        filled.lines().filter(line -> !line.contains("owner:")).toList());
        assertThat(organization().accounts().stream()
                        .filter(account -> account.owner().key().equals("networking")))
                .extracting(Account::id)
                .containsExactly(ids.get(10));
        assertThat(reassign()).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).contains("nothing to change");
    }

    /** AWS Organizations says who administers what, and the file follows. */
    @Test
    void othersKeepWhatTheyAdminister() throws Exception {
        makeAccounts(2);
        delegate(ids.get(0), "securityhub.amazonaws.com");
        delegate(ids.get(1), "access-analyzer.amazonaws.com");

        assertThat(init("--region", "us-east-1")).isEqualTo(ExitCode.DONE);

        Organization organization = organization();
        assertThat(organization.adminAccount()).isEqualTo(ids.get(0));
        assertThat(organization.managementAccount()).isEqualTo("123456789012");
        assertThat(organization.trustZone()).isEqualTo(TrustZone.NONE);
        assertThat(text()).contains("account " + ids.get(1) + " administers IAM Access Analyzer");
        assertThat(relay.out())
                .contains("relay init had credentials of account 123456789012")
                .contains("team  2 of 3 accounts, 2 values");
    }

    private void delegate(String account, String service) {
        client.enableAWSServiceAccess(r -> r.servicePrincipal(service));
        client.registerDelegatedAdministrator(r -> r.accountId(account).servicePrincipal(service));
    }

    private void aggregate(String home) throws IOException, InterruptedException {
        String body = "{\"home\": \"%s\", \"mode\": \"ALL_REGIONS\", \"regions\": []}".formatted(home);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(System.getProperty("aws.endpointUrl") + "/test/finding-aggregator"))
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private ExitCode init(String... options) {
        return relay.in(workspace, "init", options);
    }

    private ExitCode reassign(String... options) {
        List<String> all = new ArrayList<>(List.of("--owner-tag", "team", "--reassign"));
        all.addAll(List.of(options));
        return relay.in(workspace, "accounts import", all.toArray(String[]::new));
    }

    private String text() throws IOException {
        return Files.readString(workspace.resolve("accounts.yaml"));
    }

    private Organization organization() {
        return ((Checked.Valid<Organization>) AccountsFile.read(workspace)).value();
    }
}
