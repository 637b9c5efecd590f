package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get wrong who edit the messages, each told once, where it is and with what would be right. */
class MessageMistakesTest {

    private static final String HEAD = "Subject: [{severity}] {account}\nTitle: {account}\n\n";
    private static final String BODY = "{what}\n\n- Account: {account}\n\n1. Look.\n";

    private static final Path ENGLISH = Path.of("templates/messages/en");

    @Test
    void aMessageWithoutMistakesIsTaken() {
        assertThat(message(HEAD + BODY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ask {aarn}. | 4:5 '{aarn}' is not a placeholder of this text; did you mean '{arn}'?",
                "Ask {ARN}. | 4:5 '{ARN}' is not a placeholder of this text; did you mean '{arn}'?",
                "Ask { arn }. | 4:5 '{ arn }' is not a placeholder of this text; did you mean '{arn}'?",
                "Ask {{account}}. | 4:5 '{{account}}' is not a placeholder of this text; did you mean '{account}'?",
                "Ask {arn}}. | 4:5 '{arn}}' is not a placeholder of this text; did you mean '{arn}'?",
                "Ask {arn. | 4:5 '{' cannot be written; braces are only for placeholders, such as {access}",
                "Ask arn}. | 4:8 '}' cannot be written; braces are only for placeholders, such as {access}",
                "Ask {}. | 4:5 '{}' cannot be written; braces are only for placeholders, such as {access}",
                "Ask [[or {aarn}]]. | 4:10 '{aarn}' is not a placeholder of this text; did you mean '{arn}'?",
                "Ask [[or not]]. | 4:5 what stands in [[ and ]] has no placeholder and is never left out; remove the brackets",
                "2) Look. | 4:1 '2)' does not begin a step; '1. ' and a text does, without spaces before it",
                "(2) Look. | 4:1 '(2)' does not begin a step; '1. ' and a text does, without spaces before it",
                "2.Look. | 4:1 '2.' does not begin a step; '1. ' and a text does, without spaces before it",
                "２．見る | 4:1 '２．' does not begin a step; '1. ' and a text does, without spaces before it",
                "'  2. Look.' | 4:1 '2.' does not begin a step; '1. ' and a text does, without spaces before it",
                "* row | 4:1 '*' does not begin a row; '- ' and a text does, without spaces before it",
                "-row | 4:1 '-' does not begin a row; '- ' and a text does, without spaces before it",
                "'  - row' | 4:1 '-' does not begin a row; '- ' and a text does, without spaces before it",
                "・row | 4:1 '・' does not begin a row; '- ' and a text does, without spaces before it",
                "- | 4:1 '-' does not begin a row; '- ' and a text does, without spaces before it",
                "Subject: again | 4:1 'Subject:' stands only in the first two lines, once each",
                "Title: again | 4:1 'Title:' stands only in the first two lines, once each"
            })
    void aLineIsToldOnce(String line, String problem) {
        assertThat(message(HEAD + line + "\n" + BODY)).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2.5 hours", "12 accounts", "**all** of it", "*.example.com", "10:30 it was", "[one] bracket"})
    void aParagraphMayBeginLikeThis(String line) {
        assertThat(message(HEAD + line + "\n" + BODY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[{owner}]] x", "{owner} x", " x"})
    void aSubjectBeginsWithSomethingToSee(String subject) {
        assertThat(message("Subject: " + subject + "\nTitle: x\n" + BODY))
                .singleElement()
                .asString()
                .startsWith("1:10 a subject must not begin with a space, or with what may be left out");
    }

    @Test
    void aSubjectHasRoomForSomethingElse() {
        String title = "\nTitle: x\n" + BODY;

        assertThat(message("Subject: {what}" + "x".repeat(99) + title)).isEmpty();
        assertThat(message("Subject: {what}" + "x".repeat(100) + title))
                .containsExactly(
                        "1:10 a subject has at most 99 characters, and this one has 100 without its placeholders");
    }

    @Test
    void aSubjectIsInAscii() {
        assertThat(message("Subject: a【b\nTitle: x\n" + BODY))
                .containsExactly("1:11 SNS takes only ASCII characters in the subject of a mail");
    }

    @ParameterizedTest
    @CsvSource({
        "Title: x|Subject: x|, 1:1",
        "Subject: x||Title: x|, 2:1",
        "|Subject: x|Title: x|, 1:1",
        "Subject: x|Subject: x|Title: x|, 2:1",
        "Subject:|Title: x|, 1:1"
    })
    void theFirstTwoLinesAreSubjectAndTitle(String head, String place) {
        assertThat(message(head.replace('|', '\n') + BODY))
                .containsExactly(
                        place + " the first two lines of a message are 'Subject: …' and 'Title: …', in this order");
    }

    @Test
    void aMessageOfOneLineIsToldToo() {
        assertThat(message("")).isNotEmpty();
        assertThat(message("Subject: x")).isNotEmpty();
    }

    @Test
    void anAlarmNamesTheQueue() {
        assertThat(alarm("See {queue} and {stateMachines}.")).isEmpty();
        assertThat(alarm("\n")).containsExactly("1:1 an alarm names {queue}, where what is undelivered lies");
        assertThat(alarm("x[[ {queue}]]")).hasSize(1);
        assertThat(alarm("\n {queues}"))
                .containsExactly("2:2 '{queues}' is not a placeholder of this text; did you mean '{queue}'?");
    }

    @Test
    void anAlarmIsAsLongAsCloudWatchTakes() {
        assertThat(alarm("{queue}" + "x".repeat(1_024 - 45))).isEmpty();
        assertThat(alarm("{queue}" + "x".repeat(1_025 - 45)))
                .containsExactly("1:1 the alarm has 1,025 characters with the longest names; CloudWatch takes 1,024");
    }

    @Test
    void englishPhrasesOfSubjectsAreInAscii() throws IOException {
        assertThat(phrases("", "")).isEmpty();
        assertThat(phrases("S3 bucket", "S3 bücket"))
                .singleElement()
                .asString()
                .endsWith(
                        "SNS takes only ASCII characters in the subject of a mail, of which 'type.AwsS3Bucket' is a part");
        assertThat(phrases("is public", "is “public”")).hasSize(1);
        assertThat(phrases("Anybody at all", "Anybody – at all")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heading = | hedaing = | there is no phrase 'hedaing'; did you mean 'heading'?",
                "heading = WHAT TO DO | heading = | key = text",
                "heading = | heading: | key = text"
            })
    void aPhraseIsToldOnce(String before, String after, String problem) throws IOException {
        assertThat(phrases(before, after)).singleElement().asString().contains(problem);
    }

    @Test
    void aReminderHasPlaceholdersOfItsOwn() {
        String steps = "\nTitle: x\n\n{what}\n\n1. Look.\n";

        assertThat(reminder("Subject: {headline}" + steps)).isEmpty();
        assertThat(reminder("Subject: x {severity}" + steps))
                .singleElement()
                .asString()
                .startsWith("1:12 '{severity}' is not a placeholder of this text; it may use {accountList}, {added}");
        assertThat(reminder("Subject: [[{oldest}]] x" + steps))
                .containsExactly("1:10 a subject must not begin with a space, or with what may be left out: SNS would"
                        + " refuse the mail; begin it with a word, or with {headline}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "days.one = 1 day | days.one = 1 día | SNS takes only ASCII characters in the subject of a mail",
                "days.many = {days} days | days.many = {day} days | '{day}' is not a placeholder of this text; did you mean",
                "types.other = | types.AwsIamRoles = | the phrase 'types.other' is missing",
                "types.AwsIamRole = IAM roles | types.AwsIamRole = {x} | it may use {type}",
                "heading.escalated = | heading.escalation = | did you mean 'heading.escalated'?"
            })
    void aPhraseOfRemindersIsTold(String before, String after, String problem) throws IOException {
        String text = Files.readString(ENGLISH.resolve("reminder-phrases.txt"));
        assertThat(text).contains(before);
        SourceText edited = new SourceText("x.txt", text.replace(before, after));

        assertThat(problems(() -> Phrases.read(edited, Language.EN, ReminderValues.PHRASES)))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void japanesePhrasesOfRemindersNeedNotBeInAscii() throws IOException {
        String text = Files.readString(Path.of("templates/messages/ja/reminder-phrases.txt"));

        assertThat(problems(() -> Phrases.read(new SourceText("x.txt", text), Language.JA, ReminderValues.PHRASES)))
                .isEmpty();
    }

    @Test
    void aPhraseOfNoSuchNameIsToldBesideWhatIsMissing() throws IOException {
        assertThat(phrases("heading = ", "xyz = "))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith(" there is no phrase 'xyz'; it would never be used"),
                        second -> assertThat(second).isEqualTo("1:1 the phrase 'heading' is missing"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x202e, 0x2066, 0x2028, 0xfeff})
    void whatIsNotSeenIsNamed(int character) {
        assertThat(read(("é\r\n家x" + Character.toString(character)).getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "2:3 the character U+%04X, which is not seen but changes what is read, has no place in a message;"
                                        .formatted(character)
                                + " delete it");
    }

    @Test
    void joinersAndTabsAreWriting() {
        assertThat(read("👩\u200d💻\tx".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void latin1IsNotUtf8() {
        assertThat(read("a\r\nbücher".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("2:2 this file is not UTF-8: the byte 0xFC is in no character here; save it as UTF-8");
        assertThat(read(new byte[] {'a', (byte) 0xe3, (byte) 0x81})).hasSize(1);
    }

    @Test
    void editorsMaySaveInTheirOwnWay() {
        byte[] bytes = "\uFEFFa\rb\r\nc\n".getBytes(StandardCharsets.UTF_8);

        assertThat(MessageSource.read("x.txt", bytes).text()).isEqualTo("a\nb\nc\n");
    }

    @Test
    void aFileThatIsNoMessageIsNamed(@TempDir Path workspace) throws IOException {
        Path folder = Files.createDirectories(workspace.resolve("templates/messages/ja"));
        Files.writeString(folder.resolve("extrenal.txt"), "");
        Files.writeString(folder.resolve("notes.txt"), "");
        Files.writeString(folder.resolve(".DS_Store"), "");

        assertThat(Templates.check(workspace))
                .filteredOn(problem -> problem.rule().equals("message.unknown-file"))
                .extracting(problem -> problem.location().file() + " " + problem.message())
                .containsExactly(
                        "templates/messages/ja/extrenal.txt no message is called 'extrenal.txt'; did you mean 'external.txt'?",
                        "templates/messages/ja/notes.txt no message is called 'notes.txt'; there are alarm.txt, external.txt,"
                                + " fallback.txt, forged.txt, other.txt, phrases.txt, reminder.txt, reminder-phrases.txt,"
                                + " unused.txt");
    }

    private static List<String> message(String text) {
        return problems(() -> MessageFile.read(new SourceText("x.txt", text), MessageValues.ofMessage()));
    }

    private static List<String> reminder(String text) {
        return problems(() -> MessageFile.read(new SourceText("x.txt", text), ReminderValues.ofMessage()));
    }

    private static List<String> alarm(String text) {
        return problems(() -> Messages.alarm(new SourceText("x.txt", text)));
    }

    private static List<String> phrases(String before, String after) throws IOException {
        String text = Files.readString(ENGLISH.resolve("phrases.txt"));
        assertThat(text).contains(before);
        SourceText edited = new SourceText("x.txt", text.replaceFirst(before, after));
        return problems(() -> Phrases.read(edited, Language.EN));
    }

    private static List<String> read(byte[] bytes) {
        return problems(() -> MessageSource.read("x.txt", bytes));
    }

    /** Each with its line and column. */
    private static List<String> problems(Runnable reading) {
        List<String> problems = new ArrayList<>();
        try {
            reading.run();
        } catch (InvalidTemplateException e) {
            e.problems()
                    .forEach(problem -> problems.add(
                            problem.location().line() + ":" + problem.location().column() + " " + problem.message()));
        }
        return problems;
    }
}
