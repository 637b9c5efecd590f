package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.delivery.CustomNotification;
import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.generate.ReminderWords.Parts;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.remind.Reminder.Escalation;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not get lost or come out wrong in a reminder, whatever its words. */
class ReminderContentTest {

    private static final String ROLE = "AWS::IAM::Role";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final Map<String, String> VENDOR = Map.of("AWS", "444455556666");

    private ReminderFixture fixture;

    @BeforeEach
    void read(@TempDir Path folder) throws IOException {
        fixture = ReminderFixture.in("en", folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0 | 1 | 0 | 0 | 1 open finding in checkout-prod, 45 days old",
                "1 | 1 | 1 | 0 | 0 | 1 open finding (1 public) in checkout-prod, 45 days old",
                "2 | 0 | 1 | 0 | 0 | 2 open findings in checkout-prod, oldest 45 days",
                "12 | 2 | 4 | 0 | 0 | 12 open findings (2 public) in 4 accounts, oldest 45 days",
                "12 | 2 | 4 | 17 | 3 | 12 open findings (2 public) in 4 accounts, oldest 45 days; others: 17 over 30 days",
                "0 | 0 | 0 | 17 | 3 | 17 findings of 3 owners open for over 30 days",
                "0 | 0 | 0 | 1 | 1 | 1 finding of one owner open for over 30 days",
            })
    void aSubjectCounts(int count, int open, int accounts, int escalated, int owners, String subject) {
        List<ListedFinding> own = IntStream.range(0, count)
                .mapToObj(i -> finding("role/r" + i, ROLE, account(i % Math.max(1, accounts)), i < open, 45))
                .toList();
        List<Owner> others = fixture.organization().owners();
        List<Escalation> left = IntStream.range(0, owners)
                .mapToObj(i -> new Escalation(
                        others.get(i),
                        IntStream.range(0, escalated)
                                .filter(n -> n % owners == i)
                                .mapToObj(n -> finding("role/e" + n, ROLE, account(n), false, 60))
                                .toList()))
                .toList();

        assertThat(compose(own, left).subject()).isEqualTo(subject);
    }

    @Test
    void oneThatIsTodaysIsNotNoDaysOld() {
        assertThat(compose(List.of(finding("role/r", ROLE, account(0), false, 0)), List.of())
                        .subject())
                .isEqualTo("1 open finding in checkout-prod, less than a day old");
    }

    @Test
    void publicOnesComeFirstThenTheOldest() {
        String mail = compose(
                        List.of(
                                finding("role/young", ROLE, account(0), false, 1),
                                finding("role/old", ROLE, account(1), false, 90),
                                bucket("open", true, 2),
                                bucket("open-for-long", true, 20)),
                        List.of())
                .mail();

        assertThat(mail)
                .containsSubsequence("- open-for-long in ", "- open in ", "- old in ", "- young in ")
                .containsOnlyOnce("PUBLIC: ");
    }

    @Test
    void theSameAccessIsOneSentence() {
        String mail = compose(
                        IntStream.range(0, 45)
                                .mapToObj(i -> finding("role/r" + i, ROLE, account(i % 30), false, 60))
                                .toList(),
                        List.of())
                .mail();

        assertThat(mail)
                .containsOnlyOnce("The outside AWS account 444455556666")
                .contains("can access these 45 IAM roles:");
    }

    /** An analyzer of the organization and one of the account find the same. */
    @Test
    void whatIsFoundTwiceStandsOnceAndCountsTwice() {
        ReminderMessage message = compose(
                List.of(finding("role/r", ROLE, account(0), false, 10), finding("role/r", ROLE, account(0), false, 45)),
                List.of());

        assertThat(message.subject()).isEqualTo("2 open findings in checkout-prod, oldest 45 days");
        assertThat(message.mail())
                .containsOnlyOnce("- r in checkout-prod (222222222201), ap-northeast-1, open for 45 days")
                .contains("(since 2026-10-15), 2 findings\n");
    }

    @Test
    void whatCouldNotBeReadIsToldBeforeAllElse() {
        List<AccountRegion> unread = List.of(
                new AccountRegion("111111111111", "us-east-1"),
                new AccountRegion("222222222201", "us-east-1"),
                new AccountRegion("222222222201", "eu-west-1"));
        ReminderMessage message = fixture.composer()
                .compose(
                        new Reminder("payments", fixture.owner(), List.of(bucket("b", false, 1)), List.of()),
                        Optional.empty(),
                        unread);
        String told = "us-east-1, eu-west-1, us-east-1 of account checkout-prod (222222222201) could not be read";

        assertThat(message.mail()).contains(told).containsSubsequence(told, "WHAT TO DO", "OPEN FINDING");
        assertThat(message.card()).contains(told);
    }

    @Test
    void anAccountThatIsNotListedIsMarked() {
        String mail = compose(List.of(finding("role/r", ROLE, "888888888888", false, 1)), List.of())
                .mail();

        assertThat(mail)
                .contains("- r in 888888888888 (NOT IN accounts.yaml)")
                .contains("4. Accounts that are not in accounts.yaml (findings there: 1)");
    }

    @Test
    void whatAccessAnalyzerCouldNotLookAtIsNoAccess() {
        ListedFinding unknown = ReminderFixture.finding(
                "arn:aws:s3:::b", BUCKET, account(0), "eu-west-1", Map.of(), false, Map.of(), days(3), "ACCESS_DENIED");

        assertThat(compose(List.of(unknown), List.of()).mail())
                .contains("Access Analyzer could not find out who can access this S3 bucket (ACCESS_DENIED)."
                        + " Look at its permissions yourself:\n- b in ")
                .doesNotContain("Somebody", "can access resources");
    }

    /** The fallback also hears of the others if its own list is endless. */
    @Test
    void whatHasNoRoomIsCounted() {
        List<ListedFinding> many = IntStream.range(0, 1_200)
                .mapToObj(i -> finding("role/" + "x".repeat(200) + i, ROLE, account(i % 30), false, 60))
                .toList();
        String mail =
                compose(many, List.of(new Escalation(fixture.owner(), many))).mail();
        List<Integer> left = Pattern.compile("\nand (\\d+) more findings, for which there is no room here\n")
                .matcher(mail)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();

        assertThat(mail.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(245_000, 250_000);
        assertThat(left).hasSize(2).allMatch(count -> count < 1_000);
        assertThat(mail.lines().filter(line -> line.startsWith("- x")).count())
                .isEqualTo(2 * 1_200 - left.get(0) - left.get(1));
    }

    @Test
    void aCardIsCutToWhatChatShows() {
        Parts parts = new Parts("t".repeat(300), List.of(), List.of(), List.of("<".repeat(200), "x".repeat(400)));

        assertThat(CustomNotification.mistake(ReminderCard.json(parts, "d", "thread")))
                .isEmpty();
    }

    @Test
    void aSubjectIsOneThatSnsTakes() {
        assertThat(Subject.of("x".repeat(99))).isEqualTo("x".repeat(99));
        assertThat(Subject.of("x".repeat(100))).isEqualTo("x".repeat(96) + "...");
        assertThat(Subject.of(" 公開 a\n\tb ")).isEqualTo("? a?b");
        assertThat(Subject.of("")).isEqualTo("?");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::222222222201:role/a/b/deploy, AWS::IAM::Role, deploy",
        "arn:aws:s3:::logs, AWS::S3::Bucket, logs",
        "arn:aws:secretsmanager:eu-west-1:222222222201:secret:db/key-Ab12Cd, AWS::SecretsManager::Secret, db/key",
        "arn:aws:sqs:eu-west-1:222222222201:queue, AWS::SQS::Queue, queue",
        "arn:aws:kms:eu-west-1:222222222201:key/1-2, AWS::KMS::Key, 1-2",
        "arn:aws:dynamodb:eu-west-1:222222222201:table/t/stream/2026-10-05T09:38:12.123, AWS::DynamoDB::Stream, t",
        "arn:aws:lambda:eu-west-1:222222222201:function:f, AWS::Lambda::Function, f",
        "no arn, AWS::New::Thing, no arn",
        "arn:aws:iam::222222222201:role/, AWS::IAM::Role, arn:aws:iam::222222222201:role/",
        "'', AWS::S3::Bucket, ?",
    })
    void aResourceIsCalledAsInNotifications(String arn, String type, String name) {
        ListedFinding finding =
                ReminderFixture.finding(arn, type, account(0), "eu-west-1", VENDOR, false, Map.of(), days(3), "");

        assertThat(ResourceLabel.name(finding.shown())).isEqualTo(name);
    }

    /** A thread that chat has seen would hide the message below an old one. */
    @Test
    void eachRunHasAThreadOfItsOwn() {
        String card = compose(List.of(bucket("b", false, 1)), List.of()).card();

        assertThat(card).contains("\"threadId\": \"reminder-payments-2026-11-29T00:30:00Z\"");
    }

    /** Whoever gets only the card must not be sent to a mail. */
    @Test
    void aCardNamesTheMailOnlyToWhoGetsOne() {
        List<ListedFinding> many = IntStream.range(0, 30)
                .mapToObj(i -> finding("role/r" + i, ROLE, account(i), false, 60))
                .toList();
        Owner inChat = new Owner(
                "chat",
                "Chat",
                fixture.owner().language(),
                fixture.owner().channels().map(one -> (Contact) one).toList());

        assertThat(compose(many, List.of()).card()).contains("and 27 more, which the mail lists");
        assertThat(fixture.composer()
                        .compose(new Reminder("chat", inChat, many, List.of()), Optional.empty(), List.of())
                        .card())
                .contains("- and 27 more\\n");
    }

    private ReminderMessage compose(List<ListedFinding> own, List<Escalation> escalated) {
        return fixture.composer()
                .compose(
                        new Reminder(fixture.owner().key(), fixture.owner(), own, escalated),
                        Optional.empty(),
                        List.of());
    }

    private static ListedFinding bucket(String name, boolean open, int days) {
        return ReminderFixture.finding(
                "arn:aws:s3:::" + name, BUCKET, account(0), "eu-west-1", VENDOR, open, Map.of(), days(days), "");
    }

    private static ListedFinding finding(String name, String type, String account, boolean open, int days) {
        return ReminderFixture.finding(
                "arn:aws:iam::%s:%s".formatted(account, name),
                type,
                account,
                "ap-northeast-1",
                VENDOR,
                open,
                Map.of(),
                days(days),
                "");
    }

    private static Instant days(int ago) {
        return ReminderFixture.NOW.minus(Duration.ofDays(ago));
    }

    private static String account(int number) {
        return "2222222222%02d".formatted(number + 1);
    }
}
