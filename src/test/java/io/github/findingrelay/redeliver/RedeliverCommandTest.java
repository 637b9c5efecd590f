package io.github.findingrelay.redeliver;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.Resource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Letters and failed executions over HTTP; how executions end the test says, since moto cannot run them. */
class RedeliverCommandTest {

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    private static final String QUEUE = "finding-relay-dead-letters";

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @BeforeEach
    void organization() throws Exception {
        EMULATOR.get().reset();
        Workspace.of("""
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
          - {id: "222222222222", name: payments-prod, owner: security}
        """.formatted(Emulator.ACCOUNT), workspace);
    }

    private static String here(String text) {
        return text.replace("111111111111", Emulator.ACCOUNT);
    }

    private static SqsClient sqs(SdkHttpClient http) {
        return SqsClient.builder().region(Region.EU_WEST_1).httpClient(http).build();
    }

    private static void send(String body, Map<String, String> attributes) {
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            SqsClient sqs = sqs(http);
            String url = sqs.createQueue(r -> r.queueName(QUEUE)).queueUrl();
            sqs.sendMessage(r -> r.queueUrl(url)
                    .messageBody(here(body))
                    .messageAttributes(attributes.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    one -> MessageAttributeValue.builder()
                                            .dataType("String")
                                            .stringValue(here(one.getValue()))
                                            .build()))));
        }
    }

    /** Security Hub has findings, active and new. */
    private static void findings(String... ids) {
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            List<AwsSecurityFinding> all =
                    Stream.of(ids).map(RedeliverCommandTest::finding).toList();
            SecurityHubClient.builder()
                    .region(Region.EU_WEST_1)
                    .httpClient(http)
                    .build()
                    .batchImportFindings(r -> r.findings(all));
        }
    }

    private static AwsSecurityFinding finding(String id) {
        return AwsSecurityFinding.builder()
                .schemaVersion("2018-10-08")
                .id(id)
                .productArn("arn:aws:securityhub:eu-west-1::product/aws/access-analyzer")
                .generatorId("aws/access-analyzer")
                .awsAccountId(Emulator.ACCOUNT)
                .types("Software and Configuration Checks")
                .createdAt("2026-11-20T08:00:00Z")
                .updatedAt("2026-11-20T08:00:00Z")
                .severity(s -> s.label("MEDIUM"))
                .title("as it is now")
                .description("description")
                .resources(Resource.builder()
                        .type("AwsS3Bucket")
                        .id("arn:aws:s3:::exports")
                        .build())
                .recordState("ACTIVE")
                .build();
    }

    /** Those that may be received at once. */
    private static String visible() {
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            SqsClient sqs = sqs(http);
            String url = sqs.getQueueUrl(r -> r.queueName(QUEUE)).queueUrl();
            return String.valueOf(sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .attributes()
                    .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        }
    }

    private static JsonNode executions() throws Exception {
        return EMULATOR.get().ask("executions");
    }

    private ExitCode redeliver(String... arguments) {
        return run.in(workspace, "redeliver", arguments);
    }

    @Test
    void lettersAreListedThenDeliveredAndDeleted() throws Exception {
        findings("finding-1", "finding-2", "finding-3");
        send(SampleLetters.letter(SampleLetters.execution("one"), SampleLetters.input("finding-1")), Map.of());
        send(SampleLetters.input("finding-2"), SampleLetters.event(SampleLetters.MACHINE));
        send("no letter", Map.of());
        EMULATOR.get().tell("executions", """
            [{"execution": "%s", "status": "TIMED_OUT", "input": %s}]""".formatted(
                        here(SampleLetters.execution("lost")), here(SampleLetters.input("finding-3"))));

        assertThat(redeliver()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("would: redeliver finding-1", "would: redeliver finding-2", "would: redeliver finding-3")
                .contains("left alone: message ")
                .endsWith("3 would be redelivered, 0 skipped, 0 failed, 1 left alone\n");
        assertThat(executions()).hasSize(1);
        assertThat(visible()).isEqualTo("3");

        assertThat(redeliver("--execute", "--max", "2")).isEqualTo(ExitCode.GUARDED);
        assertThat(run.err()).contains("3 deliveries would be started, more than --max 2: nothing is delivered");
        assertThat(executions()).hasSize(1);
        assertThat(receipts()).isEmpty();

        assertThat(redeliver("--execute", "--format", "json")).as(run.err()).isEqualTo(ExitCode.DIFFERS);
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.get("entries"))
                .hasSize(3)
                .allMatch(entry -> entry.get("result").asText().equals("done"));
        assertThat(executions()).hasSize(4);
        assertThat(visible()).isEqualTo("1");
        assertThat(Files.readString(receipts().get(0)))
                .contains("\"action\": \"redeliver\"", "finding-3", "by redeliver-");

        assertThat(redeliver("--execute")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out()).contains("left alone: message ", ": it is no letter of a delivery");
        assertThat(executions()).hasSize(4);
        assertThat(executions().toString()).contains("as it is now");
    }

    @Test
    void whatFailsAgainKeepsItsLetter() throws Exception {
        findings("finding-1");
        send(SampleLetters.letter(SampleLetters.execution("one"), SampleLetters.input("finding-1")), Map.of());
        EMULATOR.get().tell("executions", "[{\"ends\": \"FAILED\"}]");

        assertThat(redeliver("--execute")).isEqualTo(ExitCode.FAILED);

        assertThat(run.out()).contains("failed: redeliver finding-1", "has ended as FAILED");
        assertThat(visible()).isEqualTo("1");
    }

    @Test
    void withoutAQueueItSaysSo() {
        assertThat(redeliver()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("error: not answered: the dead-letter queue: ");
        assertThat(redeliver("--since", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--since takes a number of days from 1 to 90, not 0.");
    }

    private List<Path> receipts() throws IOException {
        return new Workspace(workspace).receipts();
    }
}
