package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.LoopbackAws;
import io.github.findingrelay.fixture.LoopbackAws.Reply;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large organization's Monday morning, as a process of its own. */
@Tag("scale")
class RemindScaleTest {

    private static final int FINDINGS = 10_000;
    private static final int OWNERS = 500;
    private static final int PAGE = 100;

    /** With what the JVM needs besides, less than 256 MiB. */
    private static final String HEAP = "-Xmx128m";

    private static final Pattern NEXT = Pattern.compile("\"nextToken\":\"(\\d+)\"|NextToken=(\\d+)");

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    @TempDir
    Path workspace;

    private static String accounts() {
        return """
               organization: {adminAccount: "111122223333", homeRegion: eu-west-1, regions: [eu-west-1]}
               notifications: {routing: owner, fallback: owner-0}
               quotas: {rulesPerBus: 2000}
               owners:
               """
                + IntStream.range(0, OWNERS)
                        .mapToObj(
                                "  owner-%1$d: {name: Owner %1$d, contacts: [{email: owner-%1$d@example.com}]}%n"
                                        ::formatted)
                        .collect(Collectors.joining())
                + "accounts:\n"
                + IntStream.range(0, OWNERS)
                        .mapToObj(i ->
                                "  - {id: \"%s\", name: account-%d, owner: owner-%d}%n".formatted(account(i), i, i))
                        .collect(Collectors.joining());
    }

    private static String account(int i) {
        return String.valueOf(200_000_000_000L + i);
    }

    private Reply answer(String body) {
        if (body.isEmpty()) {
            return counted("ListAnalyzers", """
                {"analyzers": [{"arn": "arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/finding-relay-analyzers",
                  "name": "finding-relay-analyzers", "type": "ORGANIZATION", "status": "ACTIVE"}]}
                """);
        }
        if (body.contains("analyzerArn")) {
            return counted("ListFindings", findings(next(body)));
        }
        if (body.contains("ResourcesPerPage")) {
            return counted("GetResources", "{\"PaginationToken\": \"\", \"ResourceTagMappingList\": []}");
        }
        String action = body.replaceFirst("(?s).*Action=(\\w+).*", "$1");
        return counted(
                action,
                "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, xml(action, body)));
    }

    private Reply counted(String call, String text) {
        calls.merge(call, 1, Integer::sum);
        return new Reply(200, text);
    }

    private static int next(String body) {
        Matcher matcher = NEXT.matcher(body);
        return matcher.find() ? Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) : 0;
    }

    private static String findings(int from) {
        String more = from + PAGE < FINDINGS ? ", \"nextToken\": \"%d\"".formatted(from + PAGE) : "";
        return IntStream.range(from, from + PAGE)
                .mapToObj(i -> """
                    {"id": "%1$08d-0000-4000-8000-000000000000", "resource": "arn:aws:s3:::a-bucket-with-a-name-%1$d",
                     "resourceType": "AWS::S3::Bucket", "resourceOwnerAccount": "%2$s", "status": "ACTIVE",
                     "principal": {"AWS": "%3$d"}, "action": ["s3:GetObject", "s3:ListBucket"],
                     "createdAt": "2026-01-02T03:04:05Z", "updatedAt": "2026-01-02T03:04:05Z",
                     "analyzedAt": "2026-01-02T03:04:05Z", "condition": {}}
                    """.formatted(i, account(i % OWNERS), 444_400_000_000L + i % 700))
                .collect(Collectors.joining(",", "{\"findings\": [", "]" + more + "}"));
    }

    private static String xml(String action, String body) {
        return switch (action) {
            case "GetCallerIdentity" -> "<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/test</Arn>";
            case "ListSubscriptions" -> subscriptions(next(body));
            case "Publish" -> "<MessageId>1</MessageId>";
            default -> "";
        };
    }

    private static String subscriptions(int from) {
        String more = from + PAGE < OWNERS ? "<NextToken>%d</NextToken>".formatted(from + PAGE) : "";
        return IntStream.range(from, from + PAGE)
                .mapToObj("""
                    <member><TopicArn>arn:aws:sns:eu-west-1:111122223333:finding-relay-owner-owner-%1$d</TopicArn>
                    <Protocol>email</Protocol><Endpoint>owner-%1$d@example.com</Endpoint><Owner>111122223333</Owner>
                    <SubscriptionArn>arn:aws:sns:eu-west-1:111122223333:finding-relay-owner-owner-%1$d:1</SubscriptionArn></member>
                    """::formatted)
                .collect(Collectors.joining("", "<Subscriptions>", "</Subscriptions>" + more));
    }

    @Test
    void tenThousandFindingsTakeAPageEachAndTwoCallsForEachOwner() throws Exception {
        Files.writeString(workspace.resolve("accounts.yaml"), accounts());
        new Workspace(workspace).copyTemplates();
        Path printed = workspace.resolve("printed.txt");
        LoopbackAws aws = LoopbackAws.that(this::answer);
        try {
            Process relay = relay(printed);
            assertThat(relay.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(relay.exitValue()).as(Files.readString(printed)).isZero();
        } finally {
            aws.close();
        }
        assertThat(Files.readString(printed)).contains(OWNERS + " reminders sent, 0 skipped, 0 failed");
        // The caller is asked once for the guard, and once for the receipt.
        assertThat(calls)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "GetCallerIdentity",
                        2,
                        "ListAnalyzers",
                        1,
                        "ListFindings",
                        FINDINGS / PAGE,
                        "ListSubscriptions",
                        OWNERS / PAGE,
                        "GetResources",
                        1,
                        "TagResource",
                        OWNERS,
                        "Publish",
                        OWNERS));
    }

    private Process relay(Path printed) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", HEAP));
        Stream.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey", "aws.disableEc2Metadata")
                .forEach(name -> command.add("-D%s=%s".formatted(name, System.getProperty(name))));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.github.findingrelay.cli.Main"));
        command.addAll(List.of("remind", "--execute", "-C", workspace.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }
}
