package io.github.findingrelay.notifytest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A test finding over HTTP; the emulator starts the delivery, since moto sends no events. */
class NotifyTestCommandTest {

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    private static final String MACHINE =
            "arn:aws:states:eu-west-1:%s:stateMachine:finding-relay-deliver-en".formatted(Emulator.ACCOUNT);
    private static final String TOPIC = "finding-relay-account-222222222222";

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @BeforeEach
    void render() throws IOException {
        Workspace.of("""
        organization:
          adminAccount: "%s"
          homeRegion: eu-west-1
          regions: [eu-west-1, us-east-1]
        notifications:
          fallback: security
          severities: [MEDIUM, HIGH]
        owners:
          security:
            name: Cloud security
            contacts: [{email: security@example.com}]
          payments:
            name: Payments team
            contacts: [{email: payments@example.com}]
        accounts:
          - {id: "222222222222", name: payments-prod, owner: payments}
          - {id: "333333333333", name: other, owner: security}
        """.formatted(Emulator.ACCOUNT), workspace).render();
    }

    @Test
    void aDryRunShowsTheFindingAndWhoWouldBeNotified() {
        assertThat(run.in(workspace, "notify-test", "222222222222")).isEqualTo(ExitCode.DONE);
        assertThat(run.err()).isEqualTo("Nothing was changed. To do it: add --execute.\n");
        assertThat(run.out())
                .contains("\"Label\": \"MEDIUM\"")
                .contains("| Subject: [MEDIUM] ")
                .contains("to email payments@example.com")
                .doesNotContain("security@example.com");
        assertThat(workspace.resolve("receipts")).doesNotExist();
    }

    /** It cannot be executed: there is nothing to say about how. */
    @Test
    void aDryRunOfPatternsAloneDoesNotOfferToExecuteThem() {
        assertThat(run.in(workspace, "notify-test", "222222222222", "--event-only", "--dry-run"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anUnknownAccountIsMetWithTheOneThatIsNear() {
        assertThat(run.in(workspace, "notify-test", "222222222223")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no account '222222222223'", "did you mean '222222222222'?");
        assertThat(run.in(workspace, "notify-test", "other")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("333333333333");
        assertThat(run.in(workspace, "notify-test", "other", "--execute", "--event-only"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theFindingIsFollowedAndArchived() throws Exception {
        try (var http = UrlConnectionHttpClient.create()) {
            SqsClient sqs = SqsClient.builder()
                    .region(Region.EU_WEST_1)
                    .httpClient(http)
                    .build();
            sqs.createQueue(r -> r.queueName("finding-relay-dead-letters"));

            EMULATOR.get().tell("executions", "[{\"machine\": \"%s\", \"status\": \"ACTIVE\"}]".formatted(MACHINE));
            assertThat(notified("0").get("verdict").asText()).startsWith("not proved within 0 seconds");

            EMULATOR.get().tell("executions", """
                [{"deliver": "%s", "topics": ["%s"], "channels": ["%s"]}]""".formatted(
                            MACHINE, topic(TOPIC), topic("finding-relay-channel-slack-C0AB12CD3")));
            JsonNode report = notified("0");

            assertThat(report.get("verdict").asText()).as(report.toString()).isEqualTo("delivered");
            assertThat(report.get("hops").findValuesAsText("found"))
                    .contains(
                            "it has started the delivery",
                            "execution event-0: succeeded",
                            "message message-1",
                            "message message-4",
                            "NOTIFIED");
            assertThat(report.get("recipients").get(0).asText()).contains("payments@example.com");
            SecurityHubClient hub = SecurityHubClient.builder()
                    .region(Region.EU_WEST_1)
                    .httpClient(http)
                    .build();
            assertThat(hub.getFindings(r -> {}).findings())
                    .hasSize(2)
                    .allMatch(finding -> finding.recordStateAsString().equals("ARCHIVED"))
                    .allMatch(finding -> finding.title().startsWith("TEST"))
                    .allMatch(finding ->
                            "222222222222".equals(finding.productFields().get("ResourceOwnerAccount")));
        }
        assertThat(new Workspace(workspace).receipts()).hasSize(2);
    }

    private JsonNode notified(String wait) throws IOException {
        ExitCode exit =
                run.in(workspace, "notify-test", "222222222222", "--execute", "--wait", wait, "--format", "json");
        JsonNode report = new ObjectMapper().readTree(run.out());
        boolean delivered = report.get("verdict").asText().equals("delivered");
        assertThat(exit).as(run.out() + run.err()).isEqualTo(delivered ? ExitCode.DONE : ExitCode.DIFFERS);
        return report;
    }

    private static String topic(String name) {
        return "arn:aws:sns:eu-west-1:%s:%s".formatted(Emulator.ACCOUNT, name);
    }
}
