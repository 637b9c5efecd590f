package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.SchemaAddress;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that has accounts.yaml alone, or some templates of its own. */
class OverridesTest {

    private static final Path FIXTURE = Path.of("src/test/fixtures/generate/smallest");
    private static final String MESSAGE = "templates/messages/en/external.txt";

    @TempDir
    Path workspace;

    private final RelayRun relay = new RelayRun();

    /** Its first line names the schema by an address that works anywhere. */
    @BeforeEach
    void start() throws IOException {
        Workspace.of(SchemaAddress.line() + "\n" + Files.readString(FIXTURE.resolve("accounts.yaml")), workspace);
    }

    @Test
    void theSchemaCallsItselfByTheAddressOfItsRelease() {
        assertThat(SchemaAddress.line())
                .matches("# yaml-language-server: \\$schema=https://\\S+/releases/download/v\\S+/accounts.schema.json");
    }

    @Test
    void withoutTemplatesWhatShipsIsRendered() throws IOException {
        assertThat(relay.in(workspace, "validate")).as(relay.err()).isEqualTo(ExitCode.DONE);
        assertThat(relay.err()).isEmpty();
        assertThat(relay.in(workspace, "render")).as(relay.err()).isEqualTo(ExitCode.DONE);

        assertThat(Files.readString(workspace.resolve("generated/manifest.json")))
                .isEqualTo(Files.readString(FIXTURE.resolve("generated/manifest.json")));
        assertThat(workspace.resolve("templates")).doesNotExist();
    }

    @Test
    void oneFileTakesThePlaceOfTheOneThatShips() throws IOException {
        write("templates/account.yaml.ftl", Files.readString(Path.of("templates/account.yaml.ftl")) + "# ours\n");

        assertThat(relay.in(workspace, "render")).as(relay.err()).isEqualTo(ExitCode.DONE);

        assertThat(generatedAccount()).contains("# ours\n", "AWS::SNS::Topic");
    }

    @Test
    void aFileThatTakesNoPlaceIsAnErrorAndNothingIsRendered() throws IOException {
        write("templates/lib/rul.ftl", "");
        write("templates/rule.ftl", "");
        write("templates/messages/de/external.txt", "");
        write("templates/odd.ftl", "");
        write("templates/README.md", "");
        write("templates/.DS_Store", "");

        for (String command : new String[] {"validate", "render"}) {
            assertThat(relay.in(workspace, command)).isEqualTo(ExitCode.INVALID_INPUT);
            assertThat(relay.err()).isEqualTo("""
                            templates/lib/rul.ftl: error: no template is called 'lib/rul.ftl', so that nothing reads this file; did you mean 'lib/rule.ftl'? [template.unknown-file]
                            templates/messages/de/external.txt: error: no template is called 'messages/de/external.txt', so that nothing reads this file; did you mean 'messages/en/external.txt'? [template.unknown-file]
                            templates/odd.ftl: error: no template is called 'odd.ftl', so that nothing reads this file; './relay templates list' names all [template.unknown-file]
                            templates/rule.ftl: error: no template is called 'rule.ftl', so that nothing reads this file; did you mean 'lib/rule.ftl'? [template.unknown-file]
                            4 errors
                            """);
        }
        assertThat(workspace.resolve("generated")).doesNotExist();
    }

    @Test
    void aFileThatAnotherImportsIsRead() throws IOException {
        write("templates/lib/ours.ftl", "[#macro line]\n# ours\n[/#macro]\n");
        write(
                "templates/account.yaml.ftl",
                Files.readString(Path.of("templates/account.yaml.ftl"))
                        + "[#import \"lib/ours.ftl\" as ours]\n[@ours.line/]\n");

        assertThat(relay.in(workspace, "render")).as(relay.err()).isEqualTo(ExitCode.DONE);
        assertThat(generatedAccount()).contains("# ours\n");
    }

    /** A stack of nothing would notify nobody. */
    @Test
    void aTemplateThatMakesNoResourcesIsRefused() throws IOException {
        write("templates/account.yaml.ftl", "");

        assertThat(relay.in(workspace, "validate")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err())
                .startsWith("templates/account.yaml.ftl: error: a template of CloudFormation has 'Resources:'");
    }

    /** The file with the mistake is no file of the workspace. */
    @Test
    void aTemplateThatShipsAndMissesWhatAnOverrideHasLostIsNamedAsSuch() throws IOException {
        write("templates/lib/topic.ftl", "[#-- empty --]\n");

        assertThat(relay.in(workspace, "validate")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err()).startsWith("relay.jar!/templates/foundation.yaml.ftl:13:3: error:");
    }

    @Test
    void aLinkLeadsNowhereElse(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.ftl"), "Secret: yes\n");
        Files.createDirectories(workspace.resolve("templates"));
        Files.createSymbolicLink(workspace.resolve("templates/account.yaml.ftl"), secret);

        assertThat(relay.in(workspace, "render")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err())
                .startsWith("templates/account.yaml.ftl: error: this is a link to a file outside of templates/");
    }

    @Test
    void aCopyBeginsAsWhatShipsAndIsNeverOverwritten() throws IOException {
        assertThat(relay.in(workspace, "templates copy", MESSAGE)).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).isEqualTo(MESSAGE + ": a copy of what ships; change it, then run './relay render'\n");
        assertThat(workspace.resolve(MESSAGE)).hasSameTextualContentAs(Path.of(MESSAGE));
        Files.writeString(workspace.resolve(MESSAGE), "ours");

        assertThat(relay.in(workspace, "templates copy", "lib/rule.ftl", "messages/en/external.txt"))
                .isEqualTo(ExitCode.GUARDED);
        assertThat(relay.err()).isEqualTo("error: " + MESSAGE + " is there already; nothing is copied\n");
        assertThat(workspace.resolve(MESSAGE)).hasContent("ours");
        assertThat(workspace.resolve("templates/lib")).doesNotExist();
    }

    @Test
    void whatNoTemplateIsCalledIsNotCopied() {
        assertThat(relay.in(workspace, "templates copy", "messages/en/extrenal.txt"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(relay.err())
                .contains("no template is called 'messages/en/extrenal.txt'; did you mean 'messages/en/external.txt'?");
    }

    /** As after an upgrade: what is noted is not what ships now. */
    @Test
    void aCopyOfWhatHasChangedSinceIsAWarningUntilSomebodyHasReviewedIt() throws IOException {
        relay.in(workspace, "templates copy", MESSAGE);
        Path copied = workspace.resolve("templates/.copied");
        Files.writeString(copied, "0".repeat(64) + Files.readString(copied).substring(64));
        assertThat(relay.in(workspace, "validate")).isEqualTo(ExitCode.DONE);
        assertThat(relay.err()).as("it is what ships now").isEmpty();
        Path message = workspace.resolve(MESSAGE);
        Files.writeString(message, Files.readString(message).replace("{what}", "Look: {what}"));

        assertThat(relay.in(workspace, "validate")).isEqualTo(ExitCode.DONE);
        assertThat(relay.err())
                .startsWith(MESSAGE + ": warning: what ships in its place has changed since this file was copied;")
                .contains("[template.outdated]");
        assertThat(relay.in(workspace, "templates list")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out())
                .contains(
                        "messages/en/external.txt           the workspace's; what ships has changed since it was copied\n")
                .contains("messages/ja/external.txt           shipped\n");

        assertThat(relay.in(workspace, "templates reviewed", MESSAGE)).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).isEqualTo(MESSAGE + ": noted; it has been compared with what ships\n");
        assertThat(relay.in(workspace, "validate")).isEqualTo(ExitCode.DONE);
        assertThat(relay.err()).isEmpty();
    }

    @Test
    void whatShipsIsShownWhateverTheWorkspaceHas() throws IOException {
        write(MESSAGE, "ours");

        assertThat(relay.in(workspace, "templates show", MESSAGE)).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).isEqualTo(Files.readString(Path.of(MESSAGE)));
    }

    private String generatedAccount() throws IOException {
        try (var files = Files.list(workspace.resolve("generated/accounts"))) {
            return Files.readString(files.sorted().findFirst().orElseThrow());
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = workspace.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
