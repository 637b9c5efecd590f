package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Reminders over HTTP, to the topics of stacks that are deployed. */
class RemindCommandTest {

    private static final Path ACCOUNTS = Path.of("src/test/fixtures/remind-command/accounts.yaml");
    private static final String PAYMENTS = "finding-relay-account-222222222222";
    private static final String LEAD = "finding-relay-account-222222222223";
    private static final String FALLBACK = "finding-relay-fallback";
    private static final String CHANNEL = "finding-relay-channel-slack-C0AB12CD3";

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    private static Path deployed;

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun(new PassingTime());

    @BeforeAll
    static void deploy() throws Exception {
        Files.copy(ACCOUNTS, deployed.resolve("accounts.yaml"));
        new Workspace(deployed).render();
        RelayRun relay = new RelayRun(new PassingTime());
        assertThat(relay.in(deployed, "deploy", "--execute"))
                .as(relay.err() + relay.out())
                .isEqualTo(ExitCode.DONE);
        EMULATOR.get().tell("subscriptions", """
                        [{"subscribe": "https://global.sns-api.chatbot.amazonaws.com", "topic": "%s", "protocol": "https"}]
                        """.formatted(CHANNEL));
    }

    @BeforeEach
    void seed() throws Exception {
        Files.copy(ACCOUNTS, workspace.resolve("accounts.yaml"));
        new Workspace(workspace).copyTemplates();
        // What is recorded is compared with the rights of the role in it.
        Files.createDirectory(workspace.resolve("generated"));
        Files.copy(deployed.resolve("generated/bootstrap.yaml"), workspace.resolve("generated/bootstrap.yaml"));
        EMULATOR.get().tell("faults", "{}");
        EMULATOR.get().tell("sns-faults", "{\"refuse\": [], \"throttleEvery\": 0}");
        findings(
                finding("old", "222222222222", 40),
                finding("due", "222222222224", 8),
                finding("young", "222222222222", 3),
                finding("led", "222222222223", 10),
                finding("nobodys", "777777777777", 9));
    }

    private static String finding(String id, String account, int days) {
        return """
               {"analyzer": ["123456789012", "eu-west-1", "finding-relay-analyzers"], "id": "id-%s",
                "resource": "arn:aws:s3:::bucket-%s", "resourceType": "AWS::S3::Bucket", "createdAt": "%s",
                "resourceOwnerAccount": "%s", "principal": {"AWS": "444455556666"}, "action": ["s3:GetObject"]}
               """.formatted(id, id, Instant.now().minus(Duration.ofDays(days)), account);
    }

    private static void findings(String... findings) throws Exception {
        EMULATOR.get().tell("findings", "[]");
        EMULATOR.get().tell("findings", "[" + String.join(",", findings) + "]");
    }

    private static List<JsonNode> published(int since) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        EMULATOR.get().ask("published").forEach(all::add);
        return all.subList(since, all.size());
    }

    private static int publishedSoFar() throws Exception {
        return EMULATOR.get().ask("published").size();
    }

    private ExitCode remind(String... arguments) {
        return run.in(workspace, "remind", arguments);
    }

    private static List<String> topics(List<JsonNode> published) {
        return published.stream().map(one -> one.get("topic").asText()).sorted().toList();
    }

    private static String to(String topic, List<JsonNode> published) {
        return published.stream()
                .filter(one -> one.get("topic").asText().equals(topic))
                .map(one ->
                        one.get("subject").asText() + "\n" + one.get("message").asText())
                .collect(Collectors.joining());
    }

    @Test
    void itSaysWhatItWouldSendAndSendsNothing() throws Exception {
        int before = publishedSoFar();

        assertThat(remind()).as(run.err()).isEqualTo(ExitCode.DONE);

        assertThat(published(before)).isEmpty();
        assertThat(run.out())
                .contains("payments (Payments team)\n")
                .contains("  would    payments@example.com\n           through " + PAYMENTS)
                .contains("payments/slack-C0AB12CD3 (Payments team)\n")
                .contains("  would    slack T0AB12CD3/C0AB12CD3\n           through " + CHANNEL)
                .contains("payments/222222222223 (Payments team)\n")
                .contains("4 reminders would be sent, 0 skipped, 0 failed; --show shows them\n");
        assertThat(workspace.resolve("receipts")).doesNotExist();
    }

    @Test
    void everyOwnerGetsOneMessageAndTheFallbackWhatIsLeftOpen() throws Exception {
        int before = publishedSoFar();

        assertThat(remind("--execute", "--again")).as(run.err() + run.out()).isEqualTo(ExitCode.DONE);

        List<JsonNode> sent = published(before);
        assertThat(topics(sent)).containsExactly(PAYMENTS, LEAD, CHANNEL, FALLBACK);
        assertThat(to(CHANNEL, sent)).contains("bucket-old", "bucket-due", "bucket-led");
        assertThat(to(PAYMENTS, sent))
                .contains("bucket-old", "bucket-due")
                .doesNotContain("bucket-young", "bucket-led", "bucket-nobodys");
        assertThat(to(LEAD, sent)).contains("bucket-led").doesNotContain("bucket-old", "bucket-due");
        assertThat(to(FALLBACK, sent))
                .contains("bucket-nobodys", "bucket-old", "payments@example.com")
                .doesNotContain("bucket-due", "bucket-led");
        JsonNode receipt = receipt();
        assertThat(receipt.get("caller").asText()).startsWith("arn:aws:sts::123456789012:");
        assertThat(receipt.get("entries"))
                .hasSize(4)
                .allMatch(one -> one.get("result").asText().equals("done"));
        assertThat(receipt.at("/findings/payments").toString()).isEqualTo("[[\"id-old\"],[\"id-due\"]]");
    }

    private JsonNode receipt() throws Exception {
        try (Stream<Path> receipts = Files.list(workspace.resolve("receipts"))) {
            return new ObjectMapper()
                    .readTree(receipts.findFirst().orElseThrow().toFile());
        }
    }

    @Test
    void figuresAreThoseOfTheOwner() throws Exception {
        assertThat(remind("--owner", "security", "--again", "--format", "json")).isEqualTo(ExitCode.DONE);

        JsonNode reminder = new ObjectMapper().readTree(run.out()).at("/reminders/0");
        assertThat(reminder.get("findings").asInt()).isEqualTo(1);
        assertThat(reminder.get("accounts").toString()).isEqualTo("[\"777777777777\"]");
        assertThat(reminder.get("escalated").toString()).isEqualTo("[{\"owner\":\"payments\",\"findings\":1}]");
    }

    @Test
    void nobodyIsRemindedTwiceWithinADayUnlessThatIsMeant() throws Exception {
        assertThat(remind("--owner", "payments", "--execute", "--again")).isEqualTo(ExitCode.DONE);
        int before = publishedSoFar();

        assertThat(remind("--owner", "payments", "--execute")).isEqualTo(ExitCode.DONE);

        assertThat(published(before)).isEmpty();
        assertThat(run.out()).contains("; --again sends it again").contains("0 reminders sent, 3 skipped, 0 failed");
    }

    @Test
    void onTheFirstDayAllThatIsOpenIsTold() throws Exception {
        assertThat(remind("--all", "--show", "--owner", "payments")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("bucket-young");
        assertThat(remind("--after", "20", "--show", "--owner", "payments")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("bucket-old").doesNotContain("bucket-due");
    }

    @Test
    void oneThatFailsStopsNoOtherAndIsSentTheNextTime() throws Exception {
        EMULATOR.get().tell("sns-faults", "{\"refuse\": [\"" + PAYMENTS + "\"], \"throttleEvery\": 3}");
        int before = publishedSoFar();

        assertThat(remind("--execute", "--again")).isEqualTo(ExitCode.FAILED);

        assertThat(topics(published(before))).containsExactly(LEAD, CHANNEL, FALLBACK);
        assertThat(run.out())
                .containsPattern("failed +payments@example.com")
                .contains("3 reminders sent, 0 skipped, 1 failed");
        EMULATOR.get().tell("sns-faults", "{\"refuse\": [], \"throttleEvery\": 0}");
        before = publishedSoFar();

        assertThat(remind("--execute")).as(run.out()).isEqualTo(ExitCode.DONE);

        assertThat(topics(published(before))).containsExactly(PAYMENTS);
    }

    @Test
    void whoeverHasNotConfirmedIsNamed() throws Exception {
        EMULATOR.get().subscription("lead@example.com", "pending");
        try {
            assertThat(remind("--owner", "payments")).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).contains("! not reached: lead@example.com; './relay subscriptions list' says why");
        } finally {
            EMULATOR.get().subscription("lead@example.com", "confirmed");
        }
    }

    @Test
    void anOwnerWhomNobodyReachesIsAFailure() throws Exception {
        EMULATOR.get().subscription("security@example.com", "pending");
        try {
            assertThat(remind("--owner", "security", "--execute")).isEqualTo(ExitCode.FAILED);
            assertThat(run.out()).contains("  ! nobody is reached\n").contains("0 reminders sent, 0 skipped, 1 failed");
            assertThat(receipt().at("/entries/0/detail").asText()).isEqualTo("nobody is reached");
        } finally {
            EMULATOR.get().subscription("security@example.com", "confirmed");
        }
    }

    @Test
    void aRegionThatIsNotReadIsInTheMessage() throws Exception {
        EMULATOR.get().tell("faults", "{\"denied\": [[\"123456789012\", \"us-east-1\"]]}");

        assertThat(remind("--show", "--owner", "payments", "--again")).isEqualTo(ExitCode.FAILED);

        assertThat(run.out())
                .contains("! not answered: 123456789012 (admin), us-east-1: not authorized")
                .containsPattern("(?m)^    .*us-east-1.*could not be read");
    }

    @Test
    void theReceiptOfTheLastRunSaysWhatIsNew() throws Exception {
        assertThat(remind("--owner", "payments", "--execute", "--again")).isEqualTo(ExitCode.DONE);
        findings(finding("old", "222222222222", 40), finding("new", "222222222222", 30));

        assertThat(remind("--owner", "payments", "--again", "--format", "json")).isEqualTo(ExitCode.DONE);

        JsonNode since = new ObjectMapper().readTree(run.out()).at("/reminders/0/since");
        assertThat(since.get("added").asInt()).isEqualTo(1);
        assertThat(since.get("gone").asInt()).isEqualTo(1);
    }

    @Test
    void whatCannotBeMeantIsSaidAndNothingIsAsked() throws Exception {
        int calls = EMULATOR.get().ask("calls").size();
        Path other = Files.writeString(workspace.resolve("other.json"), "{}");
        assertThat(remind("--execute", "--dry-run")).isEqualTo(ExitCode.USAGE);
        assertThat(remind("--all", "--after", "3")).isEqualTo(ExitCode.USAGE);
        assertThat(remind("--after", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(remind("--owner", "payment")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("did you mean 'payments'?");
        assertThat(remind("--compare", other.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("other.json is no receipt of 'relay remind'");
        assertThat(EMULATOR.get().ask("calls")).hasSize(calls);
    }
}
