package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path workspace;

    @BeforeEach
    void copyTheExample() throws IOException {
        Workspace.of(Path.of("src/test/fixtures/example/accounts.yaml"), workspace)
                .copyTemplates();
    }

    @Test
    void theCheckedInExampleIsUpToDate() {
        assertThat(run("render", "--check", "-C", "."))
                .as("generated/ is stale: run ./relay render\n%s", out)
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void rendersOnceAndThenHasNothingToDo() {
        assertThat(relay("render")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("generated/: 26 files added, 0 changed, 0 removed, 0 unchanged");
        out.reset();

        assertThat(relay("render")).isEqualTo(ExitCode.DONE);
        assertThat(out()).isEqualTo("generated/ is up to date (26 files)\n");
        assertThat(relay("render", "--check")).isEqualTo(ExitCode.DONE);
        assertThat(err()).isEmpty();
    }

    @Test
    void checkWritesNothingAndNamesWhatIsStale() throws IOException {
        relay("render");
        Path file = workspace.resolve("generated/foundation.yaml");
        String stale = Files.readString(file) + "# edited\n";
        Files.writeString(file, stale);
        out.reset();

        assertThat(relay("render", "--check")).isEqualTo(ExitCode.DIFFERS);
        assertThat(out()).contains("stale foundation.yaml");
        assertThat(file).hasContent(stale);
    }

    @Test
    void checkAnnotatesAPullRequest() {
        assertThat(relay("render", "--check", "--format", "github")).isEqualTo(ExitCode.DIFFERS);
        assertThat(out()).contains("::error file=generated/foundation.yaml,title=generated.stale::");
    }

    @Test
    void rendersAsJsonForScripts() {
        assertThat(relay("render", "--format", "json")).isEqualTo(ExitCode.DONE);
        assertThat(out()).startsWith("{\n  \"upToDate\": false,\n  \"added\": [\n");
    }

    @Test
    void warningsBesideJsonAreColoredIfThatIsWanted() throws IOException {
        Path file = workspace.resolve("accounts.yaml");
        Files.writeString(file, Files.readString(file) + "quotas: {stacks: 22}\n");

        assertThat(relay("render", "--check", "--format", "json", "--color", "always"))
                .isEqualTo(ExitCode.DIFFERS);
        assertThat(out()).startsWith("{").doesNotContain("\u001B");
        assertThat(err()).contains("\u001B[33mwarning:\u001B[0m 22 stacks are needed");
    }

    @Test
    void invalidInputIsReportedAndNothingIsWritten() throws IOException {
        Path file = workspace.resolve("accounts.yaml");
        Files.writeString(file, Files.readString(file).replace("owner: payments\n", "owner: paymints\n"));

        assertThat(relay("render")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains("error: unknown owner 'paymints'; did you mean 'payments'? [owner.unknown]");
        assertThat(out()).isEmpty();
        assertThat(workspace.resolve("generated")).doesNotExist();
    }

    @Test
    void theCheckedInExampleIsProved() {
        assertThat(run("prove")).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(out()).startsWith("proved: ").endsWith("each reaching exactly whom it concerns\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void whatIsNotProvedIsShownInEveryForm() throws IOException {
        relay("render");
        out.reset();
        Path stack = workspace.resolve("generated/accounts/444444444444.yaml");
        Files.writeString(stack, Files.readString(stack).replace("[\"444444444444\"]", "[\"444444444445\"]"));

        assertThat(relay("prove")).isEqualTo(ExitCode.DIFFERS);
        assertThat(err())
                .contains("generated/accounts/444444444444.yaml:")
                .contains("[prove.lost]", "[prove.twice]", "expected: email web-shop@example.com");
        assertThat(out()).startsWith("not proved: ");

        out.reset();
        assertThat(relay("prove", "--format", "github")).isEqualTo(ExitCode.DIFFERS);
        assertThat(out())
                .startsWith("::error file=generated/accounts/444444444444.yaml,line=")
                .contains("%0Aexpected: email web-shop@example.com%0A")
                .doesNotContain("not proved");

        out.reset();
        assertThat(relay("prove", "--format", "json")).isEqualTo(ExitCode.DIFFERS);
        assertThat(out())
                .matches("(?s)\\{\n {2}\"proved\": false,\n {2}\"accounts\": \\d+,\n {2}\"rules\": \\d+,\n"
                        + " {2}\"played\": \\d+,\n {2}\"represented\": \\d+,\n {2}\"problems\": \\[\n.*")
                .contains("\"rule\": \"prove.lost\"", "\"notes\": [");
    }

    @Test
    void withoutGeneratedNothingIsProved() {
        assertThat(relay("prove")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains("generated/manifest.json: error: there is no such file; run './relay render'");
    }

    @Test
    void validateFindsMistakesInMessagesOfEveryLanguage() throws IOException {
        edit("messages/ja/external.txt", "{arn}", "{urn}");
        edit("messages/en/unused.txt", "Subject: [", "Subject: 【");
        edit("messages/en/phrases.txt", "\nheading = ", "\nxyz = ");
        edit("messages/ja/forged.txt", "\n1. ", "\n[[1. ");

        assertThat(relay("validate")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err())
                .contains("templates/messages/ja/external.txt:14:8: error: '{urn}' is not a placeholder of this text")
                .contains("[message.unknown-placeholder]")
                .contains("templates/messages/en/unused.txt:1:10: error: SNS takes only ASCII characters")
                .contains("error: there is no phrase 'xyz'; it would never be used")
                .contains("templates/messages/en/phrases.txt:1:1: error: the phrase 'heading' is missing")
                .contains("error: a part that begins with [[ ends with ]]");
    }

    @Test
    void aMessageThatIsMissingIsTheOneThatShips() throws IOException {
        assertThat(relay("render")).isEqualTo(ExitCode.DONE);
        Files.delete(workspace.resolve("templates/messages/ja/alarm.txt"));

        assertThat(relay("validate")).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(relay("render", "--check")).as(err()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "render"})
    void aFileThatIsNoMessageIsNamed(String command) throws IOException {
        Files.createFile(workspace.resolve("templates/messages/en/extrenal.txt"));

        assertThat(relay(command)).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err())
                .startsWith(
                        "templates/messages/en/extrenal.txt: error: no message is called 'extrenal.txt'; did you mean"
                                + " 'external.txt'? [message.unknown-file]\n");
    }

    private void edit(String template, String before, String after) throws IOException {
        Path file = workspace.resolve("templates").resolve(template);
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account.yaml.ftl", "lib/rule.ftl", "foundation/key.ftl"})
    void theLineOfATemplateThatCannotBeParsedIsNamed(String template) throws IOException {
        Path file = workspace.resolve("templates").resolve(template);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add("[#if");
        Files.write(file, lines);

        for (String command : List.of("validate", "render")) {
            err.reset();
            assertThat(relay(command)).isEqualTo(ExitCode.INVALID_INPUT);
            assertThat(err())
                    .startsWith("templates/" + template + ":" + lines.size() + ":")
                    .contains("[template.syntax]");
        }
    }

    @Test
    void validateFindsTheMistakesOfAllTemplatesAtOnce() throws IOException {
        for (String name : new String[] {"lib/channel.ftl", "messages/en/alarm.txt"}) {
            Path file = workspace.resolve("templates").resolve(name);
            Files.writeString(file, Files.readString(file) + "[#if {x");
        }
        Files.writeString(workspace.resolve("accounts.yaml"), "");

        assertThat(relay("validate")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err())
                .contains("accounts.yaml:1:1: error:")
                .contains("templates/lib/channel.ftl:")
                .contains("templates/messages/en/alarm.txt:")
                .endsWith("3 errors\n");
    }

    @ParameterizedTest
    @CsvSource({
        "account.yaml.ftl, account.id",
        "lib/topic.ftl, email.address",
        "lib/rule.ftl, handover.stateMachine",
        "foundation/key.ftl, prefix"
    })
    void validateNamesTheLineOfAnUnknownValue(String template, String value) throws IOException {
        Path file = workspace.resolve("templates").resolve(template);
        String text = Files.readString(file).replace("[=" + value + "]", "[=unknown.value]");
        Files.writeString(file, text);
        String before = text.substring(0, text.indexOf("unknown.value"));
        long line = before.lines().count();
        int column = before.length() - before.lastIndexOf('\n');

        assertThat(relay("validate")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err())
                .startsWith("templates/%s:%d:%d: error:".formatted(template, line, column))
                .contains("[template.value]");
    }

    @Test
    void templatesCannotRunCode() throws IOException {
        Path file = workspace.resolve("templates/account.yaml.ftl");
        Files.writeString(file, "[=\"freemarker.template.utility.Execute\"?new()(\"id\")]" + Files.readString(file));

        assertThat(relay("validate")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).startsWith("templates/account.yaml.ftl:1:1: error:");
    }

    @Test
    void validateWritesSarif() throws IOException {
        Files.writeString(workspace.resolve("accounts.yaml"), "");

        assertThat(relay("validate", "--format", "sarif")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(out()).contains("\"ruleId\": \"yaml.empty\"");
    }

    @Test
    void aForeignFileStopsRender() throws IOException {
        relay("render");
        Files.writeString(workspace.resolve("generated/notes.txt"), "mine");

        assertThat(relay("render")).isEqualTo(ExitCode.GUARDED);
        assertThat(err()).startsWith("generated/notes.txt: error: ").contains("[generated.foreign]");
    }

    @Test
    void whatAwsWouldRefuseIsNotRendered() throws IOException {
        Path file = workspace.resolve("accounts.yaml");
        Files.writeString(file, Files.readString(file) + "quotas: {rulesPerBus: 30, stacks: 22}\n");

        assertThat(relay("render")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err())
                .contains(
                        "error: 35 rules on the default event bus are needed and 30 are granted; set"
                                + " 'eventBuses: 2' under 'notifications', or ask AWS for a higher quota and enter"
                                + " it under 'quotas' [quota.rules-per-bus]",
                        "warning: 22 stacks are needed, 80 % or more of the 22 that are granted; ask AWS for a"
                                + " higher quota and enter it under 'quotas', or set 'routing: owner' under"
                                + " 'notifications' [quota.stacks]");
        assertThat(workspace.resolve("generated")).doesNotExist();
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(relay("rendr")).isEqualTo(ExitCode.USAGE);
        assertThat(relay("render", "--format", "sarif")).isEqualTo(ExitCode.USAGE);
        assertThat(run()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void helpShowsAnExample() {
        assertThat(run("render", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("Example: ./relay render");
    }

    private ExitCode relay(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "-C";
        all[2] = workspace.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return run(all);
    }

    private ExitCode run(String... arguments) {
        return Main.run(
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        false,
                        Map.of()),
                arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
