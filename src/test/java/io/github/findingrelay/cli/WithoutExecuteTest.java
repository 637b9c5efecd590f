package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.AwsOperation;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.FaultyNetwork;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What changes AWS does so with {@code --execute} only: the requests of every command are looked at. */
class WithoutExecuteTest {

    /** All others change something, whatever they are called. What was received and is shown again is unchanged. */
    private static final Pattern READS = Pattern.compile(
            "(BatchGet|Describe|Get|List)[A-Z]\\w*|AssumeRole|ReceiveMessage|ChangeMessageVisibility|TestEventPattern");

    /** So that nobody needs {@code --execute} for them. */
    private static final List<String> NEVER_CHANGE = List.of(
            "accounts import",
            "analyzers list",
            "coverage",
            "doctor",
            "findings list",
            "findings preview",
            "findings show",
            "init",
            "plan",
            "status",
            "subscriptions list");

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    private static final String FINDING = "00000000-0000-4000-8000-000000000001";

    @TempDir
    Path workspace;

    private final RelayRun relay = new RelayRun(new PassingTime());

    @AfterEach
    void reconnect() {
        System.setProperty("aws.endpointUrl", EMULATOR.get().endpoint().toString());
    }

    /** One that is new has the option, or stands here. */
    @Test
    void everyOtherCommandThatAsksAwsHasTheOption() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, Map.of());
        assertThat(AwsCommands.names(console, "--execute"))
                .isEqualTo(AwsCommands.names(console).stream()
                        .filter(name -> !NEVER_CHANGE.contains(name))
                        .toList());
        assertThat(AwsCommands.names(console, "--dry-run")).containsAll(AwsCommands.names(console, "--execute"));
    }

    @Test
    @Tag("scale")
    void nothingChangesWithoutIt() throws Exception {
        somethingToDo();
        Map<String, Set<String>> changes = new TreeMap<>();
        Set<String> idle = new TreeSet<>();
        try (FaultyNetwork network = FaultyNetwork.start()) {
            System.setProperty("aws.endpointUrl", network.endpoint().toString());
            for (String name : AwsCommands.all().keySet()) {
                changes.put(name, changing(network, name, List.of()));
            }
            for (String name : AwsCommands.all().keySet()) {
                if (!NEVER_CHANGE.contains(name)) {
                    changes.put(name + " --dry-run", changing(network, name, List.of("--dry-run")));
                    if (changing(network, name, List.of("--execute")).isEmpty()) {
                        idle.add(name);
                    }
                }
            }
        }
        assertThat(changes)
                .allSatisfy((name, found) -> assertThat(found).as(name).isEmpty());
        assertThat(idle).as("what has nothing to do proves nothing").isEmpty();
    }

    private Set<String> changing(FaultyNetwork network, String name, List<String> more) {
        network.passOn(EMULATOR.get().endpoint());
        ExitCode exit = run(name, more);
        assertThat(exit).as(name + relay.err()).isNotEqualTo(ExitCode.BUG);
        return network.operations().stream()
                .map(AwsOperation::name)
                .filter(operation -> !READS.matcher(operation).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ExitCode run(String name, List<String> more) {
        List<String> line = new ArrayList<>(AwsCommands.line(name, List.of("-C", workspace.toString())));
        line.remove("--execute");
        if (more.contains("--execute")) {
            // It notifies nobody.
            line.remove("--event-only");
        }
        line.addAll(more);
        return relay.run(Map.of(), line);
    }

    private void somethingToDo() throws Exception {
        EMULATOR.get().reset();
        write("").render();
        assertThat(relay.in(workspace, "deploy", "--execute")).as(relay.err()).isEqualTo(ExitCode.DONE);
        write(", contacts: [{email: more@example.com}]").render();
        EMULATOR.get().tell("findings", """
                [{"analyzer": ["%s", "eu-west-1", "finding-relay-analyzers"], "id": "%s",
                  "resource": "arn:aws:s3:::exports", "resourceType": "AWS::S3::Bucket",
                  "resourceOwnerAccount": "222222222222"}]""".formatted(Emulator.ACCOUNT, FINDING));
        EMULATOR.get().tell("analyzers", """
                [{"account": "%s", "region": "eu-west-1", "name": "theirs"}]""".formatted(Emulator.ACCOUNT));
        EMULATOR.get().tell("executions", """
                [{"execution": "arn:aws:states:eu-west-1:%s:execution:finding-relay-deliver-en:one", "status": "FAILED",
                  "error": "SNS.NotFoundException", "input": {"channels": [],
                  "findings": [{"Id": "finding-1", "ProductFields": {"ResourceOwnerAccount": "222222222222"}}]}}]""".formatted(Emulator.ACCOUNT));
        EMULATOR.get().subscription("security@example.com", "removed");
        sendLetter();
    }

    private static void sendLetter() {
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            SqsClient queues = SqsClient.builder()
                    .region(Region.EU_WEST_1)
                    .httpClient(http)
                    .build();
            String letters = queues.getQueueUrl(r -> r.queueName("finding-relay-dead-letters"))
                    .queueUrl();
            queues.sendMessage(r -> r.queueUrl(letters).messageBody("""
                    {"execution": "arn:aws:states:eu-west-1:%1$s:execution:finding-relay-deliver-en:two",
                     "error": {"Error": "SNS.AuthorizationErrorException", "Cause": "not authorized"},
                     "input": {"topics": ["arn:aws:sns:eu-west-1:%1$s:finding-relay-account-222222222222"], "channels": [],
                       "owner": "Cloud security", "accounts": {"222222222222": "payments-prod"},
                       "findings": [{"Id": "finding-2", "AwsAccountId": "%1$s",
                         "ProductFields": {"ResourceOwnerAccount": "222222222222"},
                         "Resources": [{"Type": "AwsS3Bucket", "Id": "arn:aws:s3:::exports"}]}]}}""".formatted(Emulator.ACCOUNT)));
        }
    }

    private Workspace write(String contacts) throws Exception {
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
                  - {id: "222222222222", name: payments-prod, owner: security%s}
                archiveRules:
                  - name: partner-role
                    reason: The partner assumes it.
                    approvedBy: security
                    match:
                      resourceOwnerAccount: {eq: ["222222222222"]}
                      principal.AWS: {eq: ["444455556666"]}
                """.formatted(Emulator.ACCOUNT, contacts), workspace);
    }
}
