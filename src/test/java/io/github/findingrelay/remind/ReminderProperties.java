package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.delivery.CustomNotification;
import io.github.findingrelay.findings.ListedFinding;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.remind.Reminder.Escalation;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is open, and whatever strangers have called it: the message can be sent, and says how much there is. */
class ReminderProperties {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What SNS takes as a subject. */
    private static final Pattern SUBJECT = Pattern.compile("[!-~][ -~]{0,98}");

    /** What nobody sees, or what turns the direction of writing. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\n]]");

    private static final Pattern LINK =
            Pattern.compile("(?m)^ {2}https://console\\.aws\\.amazon\\.com/go/view\\?arn=\\S*$");
    private static final Pattern MORE = Pattern.compile("(?m)^and (\\d+) more findings|^(?:- )?and (\\d+) more");
    private static final Pattern TWICE = Pattern.compile("\\), (\\d+) findings$", Pattern.MULTILINE);

    /** SNS takes 262,144. */
    private static final int MAX_MAIL = 250_000;

    private static final String[] HOSTILE = {
        "<!channel>",
        "<@U123>",
        "[x](https://evil.example.com)",
        "https://evil.example.com",
        "\n1. Do this",
        "\r\n- Account: x",
        "\u202Egnp.exe",
        "\u2028",
        "\0",
        "\u001b[2J",
        "${x}",
        "{account}",
        "[[",
        "%s %n",
        "'; \"",
        "\uD83D",
        "\uFFFE",
        "*_~`",
        "データ",
        "x".repeat(3_000),
        "&amp;",
        "]]>",
        "",
        " ",
        "arn:",
        ":::::::",
        "arn:aws:iam::123456789012:role/",
        "\u200b"
    };

    private static final ReminderFixture ENGLISH = fixture("en");
    private static final ReminderFixture JAPANESE = fixture("ja");

    private static ReminderFixture fixture(String language) {
        try {
            return ReminderFixture.in(language, Files.createTempDirectory("reminder"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 15)
    void eachFindingIsListedOrCounted(@ForAll long seed, @ForAll @IntRange(max = 1_500) int most) {
        Random random = new Random(seed);
        List<ListedFinding> own = findings(random, random.nextInt(most + 1), false);
        Reminder reminder = new Reminder("payments", ENGLISH.owner(), own, escalated(random, most));

        String mail = compose(ENGLISH, reminder, random).mail();

        assertThat(told(mail)).isEqualTo(total(reminder));
    }

    @Property(tries = 100)
    void whateverStrangersWriteTheMessageCanBeSent(
            @ForAll long seed, @ForAll @IntRange(max = 400) int most, @ForAll boolean inJapanese)
            throws JsonProcessingException {
        Random random = new Random(seed);
        ReminderFixture fixture = inJapanese ? JAPANESE : ENGLISH;
        List<ListedFinding> own = findings(random, random.nextInt(most + 1), true);
        Reminder reminder = new Reminder("payments", fixture.owner(), own, escalated(random, most / 4));

        ReminderMessage message = compose(fixture, reminder, random);

        assertThat(message.subject()).matches(SUBJECT);
        assertThat(bytes(message.mail())).isLessThanOrEqualTo(MAX_MAIL);
        assertThat(message.mail()).doesNotContainPattern(INVISIBLE).doesNotContain("https://evil", "\n1. Do");
        assertThat(CustomNotification.mistake(message.card())).isEmpty();
        assertThat(CustomNotification.lack(message.card())).isEmpty();
        JsonNode content = JSON.readTree(message.card()).path("content");
        assertThat(content.path("description").asText())
                .doesNotContainPattern(INVISIBLE)
                .doesNotContain("<", ">", "](", "https://evil");
    }

    /** One mail and one card for thousands: what does not fit is counted, and nothing takes long for its number. */
    @Test
    @Tag("scale")
    void tenThousandFindingsAreCounted() {
        Random random = new Random(1);
        Reminder reminder = new Reminder("payments", ENGLISH.owner(), findings(random, 10_000, false), List.of());

        ReminderMessage message = ENGLISH.composer().compose(reminder, Optional.empty(), List.of());

        assertThat(message.subject()).startsWith("10000 open findings (").matches(SUBJECT);
        assertThat(bytes(message.mail())).isBetween(MAX_MAIL * 9 / 10, MAX_MAIL);
        assertThat(message.mail()).containsPattern("\\nand \\d{4} more findings, for which there is no room here\\n$");
        assertThat(told(message.mail())).isEqualTo(10_000);
        assertThat(CustomNotification.mistake(message.card())).isEmpty();
        assertThat(message.card())
                .contains("more findings, for which there is no room here")
                .doesNotContain("which the mail lists");
    }

    private static ReminderMessage compose(ReminderFixture fixture, Reminder reminder, Random random) {
        List<AccountRegion> unread = new ArrayList<>();
        for (int i = random.nextInt(40) - 20; i > 0; i--) {
            unread.add(
                    new AccountRegion(random.nextBoolean() ? "111111111111" : "22222222220" + i % 10, "region-" + i));
        }
        Optional<Trend> trend = random.nextBoolean()
                ? Optional.of(new Trend(ReminderFixture.NOW.minus(Duration.ofDays(7)), 1, random.nextInt(9)))
                : Optional.empty();
        return fixture.composer().compose(reminder, trend, unread);
    }

    private static List<Escalation> escalated(Random random, int most) {
        List<Escalation> all = new ArrayList<>();
        List<Owner> owners = ENGLISH.organization().owners();
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            all.add(new Escalation(
                    owners.get(i % owners.size()), findings(random, 1 + random.nextInt(most + 1), most < 200)));
        }
        return all;
    }

    private static List<ListedFinding> findings(Random random, int count, boolean hostile) {
        List<ListedFinding> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String type = random.nextBoolean() ? "AWS::IAM::Role" : "AWS::S3::Bucket";
            String arn = "arn:aws:s3:::bucket-" + random.nextInt(Math.max(1, count * 2)) + text(random, hostile);
            Map<String, String> condition = new HashMap<>();
            if (random.nextInt(3) == 0) {
                condition.put(
                        hostile ? "key" + text(random, true) : "key",
                        "value " + random.nextInt(3) + text(random, hostile));
            }
            all.add(ReminderFixture.finding(
                    random.nextInt(50) == 0 && hostile ? text(random, true) : arn,
                    random.nextInt(20) == 0 ? "AWS::New::Thing" + text(random, hostile) : type,
                    "2222222222%02d".formatted(1 + random.nextInt(40)),
                    "ap-northeast-1",
                    principal(random, hostile),
                    random.nextInt(10) == 0,
                    condition,
                    ReminderFixture.NOW.minus(Duration.ofHours(random.nextInt(4_000) - 10)),
                    random.nextInt(20) == 0 ? "ACCESS_DENIED" + text(random, hostile) : ""));
        }
        return all;
    }

    private static Map<String, String> principal(Random random, boolean hostile) {
        Map<String, String> principal = new HashMap<>();
        for (int i = random.nextInt(20) == 0 ? 2 : random.nextInt(10) == 0 ? 0 : 1; i > 0; i--) {
            String kind = random.nextInt(4) == 0 ? "Federated" : random.nextInt(4) == 0 ? "CanonicalUser" : "AWS";
            principal.put(
                    kind, random.nextInt(5) == 0 ? "*" : "88889999000" + random.nextInt(9) + text(random, hostile));
        }
        return principal;
    }

    private static String text(Random random, boolean hostile) {
        return hostile && random.nextInt(3) == 0 ? HOSTILE[random.nextInt(HOSTILE.length)] : "";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int total(Reminder reminder) {
        return reminder.findings().size()
                + reminder.escalated().stream()
                        .mapToInt(one -> one.findings().size())
                        .sum();
    }

    /** A line for each resource, which may have several findings, and what is counted. */
    private static int told(String mail) {
        int listed = (int) LINK.matcher(mail).results().count();
        int twice = TWICE.matcher(mail)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)) - 1)
                .sum();
        int more = MORE.matcher(mail)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1)))
                .sum();
        return listed + twice + more;
    }
}
