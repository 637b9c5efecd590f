package io.github.findingrelay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The doctor over HTTP: before and after somebody has set things up. */
class DoctorCommandTest {

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @Test
    void whatIsFixedIsHealthyTheNextTime() throws IOException {
        write(Emulator.ACCOUNT);
        assertThat(run.in(workspace, "doctor", "--format", "json"))
                .as(run.err())
                .isEqualTo(ExitCode.DIFFERS);
        assertThat(what("fail"))
                .contains("the management account is as accounts.yaml says")
                .contains("Security Hub CSPM is enabled in every Region of accounts.yaml")
                .contains("the roles of bootstrap.yaml exist");
        assertThat(what("unknown")).isEmpty();

        setUp();
        assertThat(run.in(workspace, "doctor", "--format", "json"))
                .as(run.err())
                .isEqualTo(ExitCode.DIFFERS);
        assertThat(what("fail")).containsExactly("the roles of bootstrap.yaml exist");
    }

    @Test
    void credentialsOfAnotherAccountAreALine() throws IOException {
        write("111111111111");
        assertThat(run.in(workspace, "doctor")).as(run.err()).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out())
                .contains("they are of 123456789012, the admin account is")
                .endsWith("0 ok, 0 warn, 1 fail, 0 unknown\n");
    }

    private void write(String admin) throws IOException {
        Files.writeString(workspace.resolve("accounts.yaml"), """
        organization:
          adminAccount: "%s"
          homeRegion: eu-west-1
          regions: [eu-west-1]
        notifications:
          fallback: security
        owners:
          security:
            name: Cloud security
            contacts: [{email: security@example.com}]
        accounts:
          - {id: "222222222222", name: one, owner: security}
        """.formatted(admin));
    }

    private static void setUp() {
        var http = UrlConnectionHttpClient.create();
        OrganizationsClient organizations = OrganizationsClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(http)
                .build();
        organizations.createOrganization(r -> r.featureSet("ALL"));
        Consumer<String> trust = service -> organizations.enableAWSServiceAccess(r -> r.servicePrincipal(service));
        trust.accept("access-analyzer.amazonaws.com");
        trust.accept("securityhub.amazonaws.com");
        SecurityHubClient hub = SecurityHubClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(http)
                .build();
        hub.enableSecurityHub(r -> {});
        hub.enableOrganizationAdminAccount(r -> r.adminAccountId(Emulator.ACCOUNT));
        IamClient iam =
                IamClient.builder().region(Region.AWS_GLOBAL).httpClient(http).build();
        iam.createServiceLinkedRole(r -> r.awsServiceName("access-analyzer.amazonaws.com"));
        iam.createRole(r -> r.roleName("AWSServiceRoleForAccessAnalyzer")
                .assumeRolePolicyDocument("{\"Version\": \"2012-10-17\", \"Statement\": []}"));
        http.close();
    }

    private List<String> what(String state) throws IOException {
        List<String> what = new ArrayList<>();
        for (JsonNode item : new ObjectMapper().readTree(run.out())) {
            if (item.get("state").asText().equals(state)) {
                what.add(item.get("what").asText());
            }
        }
        return what;
    }
}
