package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.AwsOperation;
import io.github.findingrelay.fixture.Breakage;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.FaultyNetwork;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Each operation of each command is answered in each way that is no answer: it is neither a mistake
 * of ours, nor done, nor silent.
 */
class BrokenAnswersTest {

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    /** As AWS sends them, too, if there is nothing, or nothing of which we read. */
    private static final Set<String> NOTHING_IS_AN_ANSWER = Set.of(
            "DeleteAnalyzer EMPTY",
            "DescribeOrganization BARE_ITEMS",
            "GetAdministratorAccount WITHOUT_CONTENT",
            "ReceiveMessage WITHOUT_CONTENT",
            "StartResourceScan EMPTY",
            "UpdateFindings EMPTY");

    /** What doctor can do without; what only shows a letter again a little earlier. */
    private static final Set<String> NOT_TOLD = Set.of("ChangeMessageVisibility", "DescribeSecurityHubV2");

    private static final String FINDING = "00000000-0000-4000-8000-000000000001";

    @TempDir
    Path workspace;

    private final List<String> wrong = new ArrayList<>();
    private FaultyNetwork network;

    @BeforeEach
    void organization() throws Exception {
        EMULATOR.get().reset();
        network = FaultyNetwork.start();
        written().render();
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            OrganizationsClient organizations = OrganizationsClient.builder()
                    .region(Region.EU_WEST_1)
                    .httpClient(http)
                    .build();
            organizations.createOrganization(r -> r.featureSet("ALL"));
            organizations.createAccount(r -> r.accountName("payments-test").email("account@example.com"));
            SecurityHubClient hub = SecurityHubClient.builder()
                    .region(Region.EU_WEST_1)
                    .httpClient(http)
                    .build();
            hub.enableSecurityHub(r -> {});
        }
        System.setProperty("aws.endpointUrl", network.endpoint().toString());
    }

    @AfterEach
    void disconnect() {
        System.setProperty("aws.endpointUrl", EMULATOR.get().endpoint().toString());
        network.close();
    }

    private Workspace written() throws IOException {
        return Workspace.of("""
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

    private void deploy() throws Exception {
        network.passOn(EMULATOR.get().endpoint());
        RelayRun run = new RelayRun(new PassingTime());
        assertThat(run.in(workspace, "deploy", "--execute"))
                .as(run.out() + run.err())
                .isEqualTo(ExitCode.DONE);
        EMULATOR.get().tell("findings", """
            [{"analyzer": ["%s", "eu-west-1", "finding-relay-analyzers"], "id": "%s",
              "resource": "arn:aws:s3:::exports", "resourceType": "AWS::S3::Bucket",
              "resourceOwnerAccount": "222222222222"}]""".formatted(Emulator.ACCOUNT, FINDING));
        EMULATOR.get()
                .tell(
                        "analyzers",
                        "[{\"account\": \"%s\", \"region\": \"eu-west-1\", \"name\": \"theirs\"}]"
                                .formatted(Emulator.ACCOUNT));
        EMULATOR.get().tell("executions", """
            [{"execution": "arn:aws:states:eu-west-1:%s:execution:finding-relay-deliver-en:one", "status": "FAILED",
              "error": "SNS.NotFoundException", "input": {"channels": [],
              "findings": [{"Id": "finding-1", "ProductFields": {"ResourceOwnerAccount": "222222222222"}}]}}]""".formatted(Emulator.ACCOUNT));
        sendLetter();
    }

    private static void sendLetter() {
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            SqsClient queues = SqsClient.builder()
                    .region(Region.EU_WEST_1)
                    .endpointOverride(EMULATOR.get().endpoint())
                    .httpClient(http)
                    .build();
            String letters = queues.getQueueUrl(r -> r.queueName("finding-relay-dead-letters"))
                    .queueUrl();
            queues.sendMessage(r -> r.queueUrl(letters).messageBody("no letter"));
        }
    }

    /** One whose answers are XML, and one of JSON. */
    @Test
    void whatIsThereIsNeverReadFromABrokenAnswer() throws Exception {
        broken(Set.of("GetCallerIdentity", "ListAccounts"), "coverage");
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("scale")
    void noAnswerIsAMistakeOfOurs() throws Exception {
        deploy();
        brokenAsRecorded(Set.of(), "deploy", "--execute");
        broken(Set.of(), "status");
        broken(Set.of(), "status", "--detect-drift");
        broken(Set.of(), "plan", "--live");
        broken(Set.of(), "subscriptions list");
        broken(Set.of(), "subscriptions repair", "--execute");
        broken(Set.of(), "coverage");
        broken(Set.of(), "accounts import");
        broken(Set.of(), "findings list");
        broken(Set.of(), "findings show", FINDING);
        broken(Set.of(), "findings archive", FINDING, "--execute", "--reason", "a test");
        broken(Set.of(), "findings rescan", "arn:aws:s3:::exports", "--execute");
        broken(Set.of(), "remind");
        broken(Set.of(), "remind", "--execute");
        broken(Set.of(), "analyzers list");
        broken(Set.of(), "analyzers delete", "--name", "theirs", "--execute");
        broken(Set.of(), "doctor");
        broken(Set.of(), "notify-test", "222222222222", "--execute", "--wait", "0");
        broken(Set.of(), "notify-test", "222222222222", "--event-only");
        broken(Set.of(), "redeliver", "--execute");
        assertThat(wrong).isEmpty();
    }

    /** Once with whole answers, then with each operation broken, or with those that are named. */
    private void broken(Set<String> only, String command, String... arguments) throws IOException {
        network.passOn(EMULATOR.get().endpoint());
        RelayRun run = new RelayRun(new PassingTime());
        ExitCode healthy = run.in(workspace, command, arguments);
        if (healthy == ExitCode.BUG || healthy == ExitCode.USAGE) {
            wrong.add("%s: %s%s%s".formatted(command, healthy, run.out(), run.err()));
        }
        brokenAsRecorded(only, command, arguments);
    }

    private void brokenAsRecorded(Set<String> only, String command, String... arguments) throws IOException {
        RelayRun run = new RelayRun(new PassingTime());
        for (AwsOperation operation : network.operations()) {
            if (only.isEmpty() || only.contains(operation.name())) {
                for (Breakage how : Breakage.values()) {
                    if (network.isBroken(operation, how)) {
                        written();
                        network.breakOff(operation, how);
                        judge(operation, how, command, run.in(workspace, command, arguments), run);
                    }
                }
            }
        }
    }

    /** Whether it was done, the tool does not believe an answer, or a poll, but looks at the stack. */
    private static boolean isLookedAtAfterwards(AwsOperation operation) {
        return operation
                .name()
                .matches("ListStacks|(Create|Update|Delete).*(Stack|StackSet|StackInstances|TerminationProtection)");
    }

    private void judge(AwsOperation operation, Breakage how, String command, ExitCode exit, RelayRun run) {
        String said = run.out() + run.err();
        boolean named = said.contains(operation.name())
                || (exit == ExitCode.DONE && isLookedAtAfterwards(operation))
                || how.mayBeAnAnswer()
                || NOTHING_IS_AN_ANSWER.contains(operation.name() + " " + how)
                || NOT_TOLD.contains(operation.name());
        if (exit == ExitCode.BUG || said.contains("null") || said.contains("Exception:") || !named) {
            wrong.add("%s, %s %s: %s%n%s".formatted(command, operation, how, exit, said));
        }
    }
}
