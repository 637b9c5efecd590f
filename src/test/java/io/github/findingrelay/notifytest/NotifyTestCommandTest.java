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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A test finding over HTTP; the metrics are put by the test, since moto sends no events. */
class NotifyTestCommandTest {

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    private static final String RULE = "finding-relay-account-222222222222-others";
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
        assertThat(run.in(workspace, "notify-test", "222222222222", "--dry-run"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("\"Label\": \"MEDIUM\"")
                .contains("| \"Finding: TEST by Finding Relay")
                .contains("to email payments@example.com")
                .doesNotContain("security@example.com");
        assertThat(workspace.resolve("receipts")).doesNotExist();
    }

    @Test
    void anUnknownAccountIsMetWithThoseThatAreNear() {
        assertThat(run.in(workspace, "notify-test", "222222222223")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no account '222222222223'; the nearest are 222222222222 (payments-prod),");
        assertThat(run.in(workspace, "notify-test", "other")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("the nearest are 333333333333 (other)");
    }

    @Test
    void theFindingIsFollowedAndArchived() throws IOException {
        try (var http = UrlConnectionHttpClient.create()) {
            SqsClient sqs = SqsClient.builder()
                    .region(Region.EU_WEST_1)
                    .httpClient(http)
                    .build();
            sqs.createQueue(r -> r.queueName("finding-relay-dead-letters"));

            assertThat(notified("0").get("verdict").asText()).startsWith("not proved within 0 seconds");

            CloudWatchClient metrics = CloudWatchClient.builder()
                    .region(Region.EU_WEST_1)
                    .httpClient(http)
                    .build();
            count(metrics, "AWS/Events", "MatchedEvents", "RuleName", RULE);
            count(metrics, "AWS/Events", "Invocations", "RuleName", RULE);
            count(metrics, "AWS/SNS", "NumberOfNotificationsDelivered", "TopicName", TOPIC);
            JsonNode report = notified("0");

            assertThat(report.get("verdict").asText()).as(report.toString()).isEqualTo("delivered");
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
        try (Stream<Path> receipts = Files.list(workspace.resolve("receipts"))) {
            assertThat(receipts).hasSize(2);
        }
    }

    private JsonNode notified(String wait) throws IOException {
        ExitCode exit = run.in(workspace, "notify-test", "222222222222", "--wait", wait, "--format", "json");
        JsonNode report = new ObjectMapper().readTree(run.out());
        boolean delivered = report.get("verdict").asText().equals("delivered");
        assertThat(exit).as(run.out() + run.err()).isEqualTo(delivered ? ExitCode.DONE : ExitCode.DIFFERS);
        return report;
    }

    /** Now and in a minute, since the command begins to count with the minute it begins in. */
    private static void count(CloudWatchClient metrics, String namespace, String name, String dimension, String value) {
        MetricDatum now = MetricDatum.builder()
                .metricName(name)
                .value(1.0)
                .timestamp(Instant.now())
                .dimensions(Dimension.builder().name(dimension).value(value).build())
                .build();
        MetricDatum later =
                now.toBuilder().timestamp(now.timestamp().plusSeconds(60)).build();
        metrics.putMetricData(r -> r.namespace(namespace).metricData(now, later));
    }
}
