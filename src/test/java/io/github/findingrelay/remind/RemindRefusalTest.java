package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.LoopbackAws;
import io.github.findingrelay.fixture.LoopbackAws.Reply;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever may not know who is subscribed, or what was sent before, sends nothing and says so. */
class RemindRefusalTest {

    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final RelayRun run = new RelayRun(new PassingTime());
    private String refused = "";

    @TempDir
    Path workspace;

    @BeforeEach
    void seed() throws Exception {
        new Workspace(workspace).copyTemplates();
        accounts("account");
    }

    private void accounts(String routing) throws Exception {
        Files.writeString(workspace.resolve("accounts.yaml"), """
                organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1, us-east-1]}
                notifications: {routing: %s}
                owners:
                  security: {name: Security, contacts: [{email: security@example.com}]}
                  payments: {name: Payments, contacts: [{email: payments@example.com}]}
                accounts:
                  - {id: "222222222222", name: payments, owner: payments}
                """.formatted(
                        routing.equals("shared") ? "shared, sharedOwner: security" : routing + ", fallback: security"));
    }

    private Reply answer(String body) {
        String call = body.isEmpty()
                ? "ListAnalyzers"
                : body.contains("analyzerArn")
                        ? "ListFindings"
                        : body.contains("ResourcesPerPage")
                                ? "GetResources"
                                : body.replaceFirst("(?s).*Action=(\\w+).*", "$1");
        calls.add(call);
        return call.equals(refused) ? refusal(call) : new Reply(200, granted(call));
    }

    private static Reply refusal(String call) {
        return call.equals("GetResources")
                ? new Reply(400, "{\"__type\": \"AccessDeniedException\", \"Message\": \"no right to GetResources\"}")
                : new Reply(403, """
                        <ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code>
                        <Message>no right to %s</Message></Error></ErrorResponse>""".formatted(call));
    }

    private static String granted(String call) {
        return switch (call) {
            case "ListAnalyzers" -> """
                {"analyzers": [{"arn": "arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/finding-relay-analyzers",
                  "name": "finding-relay-analyzers", "type": "ORGANIZATION", "status": "ACTIVE"}]}""";
            case "ListFindings" -> """
                {"findings": [{"id": "1", "resource": "arn:aws:s3:::bucket", "resourceType": "AWS::S3::Bucket",
                  "resourceOwnerAccount": "222222222222", "status": "ACTIVE", "createdAt": "2026-01-02T03:04:05Z",
                  "updatedAt": "2026-01-02T03:04:05Z", "analyzedAt": "2026-01-02T03:04:05Z", "condition": {}}]}""";
            case "GetResources" -> "{\"PaginationToken\": \"\", \"ResourceTagMappingList\": []}";
            default -> "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(call, xml(call));
        };
    }

    private static String xml(String call) {
        return switch (call) {
            case "GetCallerIdentity" -> "<Account>111111111111</Account><Arn>arn:aws:iam::111111111111:user/test</Arn>";
            case "ListSubscriptions" -> """
                <Subscriptions><member><TopicArn>arn:aws:sns:eu-west-1:111111111111:finding-relay-account-222222222222</TopicArn>
                <Protocol>email</Protocol><Endpoint>payments@example.com</Endpoint><Owner>111111111111</Owner>
                <SubscriptionArn>arn:aws:sns:eu-west-1:111111111111:finding-relay-account-222222222222:1</SubscriptionArn>
                </member></Subscriptions>""";
            case "Publish" -> "<MessageId>1</MessageId>";
            default -> "";
        };
    }

    private ExitCode remind(String... arguments) throws Exception {
        calls.clear();
        LoopbackAws aws = LoopbackAws.that(this::answer);
        try {
            return run.in(workspace, "remind", arguments);
        } finally {
            aws.close();
        }
    }

    @Test
    void whoIsSubscribedHasToBeKnown() throws Exception {
        refused = "ListSubscriptions";

        assertThat(remind("--owner", "payments", "--execute")).isEqualTo(ExitCode.FAILED);

        assertThat(run.err()).contains("no right to ListSubscriptions");
        assertThat(calls).doesNotContain("TagResource", "Publish");
        assertThat(remind("--owner", "payments")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("who is subscribed to topics", "no right to ListSubscriptions");
    }

    @Test
    void whatWasSentBeforeHasToBeKnownUnlessItIsSentAgainAnyway() throws Exception {
        refused = "GetResources";

        assertThat(remind("--owner", "payments", "--execute")).isEqualTo(ExitCode.FAILED);

        assertThat(run.err()).contains("no right to GetResources");
        assertThat(calls).doesNotContain("TagResource", "Publish");
        assertThat(remind("--owner", "payments", "--execute", "--again")).isEqualTo(ExitCode.DONE);
        assertThat(calls).contains("TagResource", "Publish");
    }

    @Test
    void withoutATagNothingIsSent() throws Exception {
        refused = "TagResource";

        assertThat(remind("--owner", "payments", "--execute")).isEqualTo(ExitCode.FAILED);

        assertThat(calls).contains("TagResource").doesNotContain("Publish");
        assertThat(run.out()).contains("not sent, since the tag", "no right to TagResource");
    }

    @Test
    void ofSomeRegionsNothingCountsAsGone() throws Exception {
        Path receipt = Files.writeString(workspace.resolve("receipt.json"), """
                {"command": "remind", "at": "2026-11-23T06:00:00Z", "account": "111111111111",
                 "findings": {"payments": [["1"], ["of another Region"]]}}
                """);
        String[] arguments = {"--owner", "payments", "--compare", receipt.toString(), "--format", "json"};

        assertThat(remind(arguments)).as(run.err() + run.out()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("\"gone\": 1");
        List<String> some = List.of(arguments[0], arguments[1], arguments[2], arguments[3], "--region", "eu-west-1");
        assertThat(remind(some.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("! --region: the analyzers in other Regions are not asked");
        assertThat(remind(
                        "--owner",
                        "payments",
                        "--region",
                        "eu-west-1",
                        "--compare",
                        receipt.toString(),
                        "--format",
                        "json"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("\"gone\": 0");
    }

    @Test
    void whoeverIsToldOfNothingAndTheReceiptOfOthersAreMistakes() throws Exception {
        Path other = Files.writeString(workspace.resolve("other.json"), """
                {"command": "remind", "at": "2026-11-23T06:00:00Z", "account": "999999999999", "findings": {"payments": []}}
                """);
        assertThat(remind("--compare", other.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("other.json has no reminder of account 111111111111");
        assertThat(remind("--compare", workspace.resolve("missing.json").toString()))
                .isEqualTo(ExitCode.USAGE);
        accounts("shared");
        assertThat(remind("--owner", "payments")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("only 'security' is told of anything");
        assertThat(calls).isEmpty();
    }
}
