package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.cli.Main;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.LoopbackAws;
import io.github.findingrelay.fixture.RelayRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no AWS. */
class InitCommandTest {

    private static final Path GOLDEN = Path.of("src/test/fixtures/init-commands");

    @TempDir
    Path workspace;

    private final RelayRun relay = new RelayRun();

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void anExampleIsValidRenderedAndProved(String language) throws IOException {
        assertThat(init("--example", "--language", language)).isEqualTo(ExitCode.DONE);

        assertThat(file()).startsWith("# yaml-language-server: $schema=https://");
        Golden.assertMatches(GOLDEN.resolve("example." + language + ".yaml"), withoutSchema(file()));
        Golden.assertMatches(GOLDEN.resolve("example.txt"), relay.out().replace(workspace.toString(), "DIR"));
        assertThat(files()).containsExactlyInAnyOrder("accounts.yaml", ".gitignore", ".relay.lock");
        assertThat(workspace.resolve(".gitignore")).content().contains("/.relay.lock\n", "/receipts/\n");
        assertThat(relay.in(workspace, "validate")).isEqualTo(ExitCode.DONE);
        assertThat(relay.err()).contains("nobody ever gets mail at 'security@example.invalid'");
        assertThat(relay.in(workspace, "render")).isEqualTo(ExitCode.DONE);
        assertThat(relay.in(workspace, "prove")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void withTheContactNothingIsLeftToDo() throws IOException {
        assertThat(init("--example", "--security-contact", "SOC@example.com")).isEqualTo(ExitCode.DONE);

        assertThat(file()).contains("- email: soc@example.com\n").doesNotContain("example.invalid");
        assertThat(relay.out()).doesNotContain("to do");
    }

    @Test
    void whatIsThereStays() throws IOException {
        Files.writeString(workspace.resolve("accounts.yaml"), "mine");

        assertThat(init("--example")).isEqualTo(ExitCode.GUARDED);

        assertThat(relay.err()).contains("accounts.yaml is there already").contains("./relay accounts import");
        assertThat(file()).isEqualTo("mine");
        assertThat(files()).containsExactly("accounts.yaml");
    }

    /** The accounts of these files would be in two. */
    @Test
    void filesOfTeamsWithoutAccountsYamlStopIt() throws IOException {
        Files.createDirectory(workspace.resolve("accounts.d"));
        Files.writeString(workspace.resolve("accounts.d/payments.yaml"), "mine");

        assertThat(init("--example")).isEqualTo(ExitCode.GUARDED);

        assertThat(relay.err()).contains("accounts.d has files already");
        assertThat(workspace.resolve("accounts.yaml")).doesNotExist();
        assertThat(init("--example", "--dry-run")).isEqualTo(ExitCode.DONE);
    }

    /** Also a link that leads nowhere is somebody's. */
    @Test
    void aDanglingLinkStays() throws IOException {
        Path elsewhere = workspace.resolve("elsewhere");
        Files.createSymbolicLink(workspace.resolve("accounts.yaml"), elsewhere);

        assertThat(init("--example")).isEqualTo(ExitCode.GUARDED);
        assertThat(Files.exists(elsewhere)).isFalse();
    }

    @Test
    void aDryRunPrintsTheFileAndNothingElse() throws IOException {
        Files.writeString(workspace.resolve("accounts.yaml"), "mine");

        assertThat(init("--example", "--dry-run")).isEqualTo(ExitCode.DONE);

        assertThat(withoutSchema(relay.out())).isEqualTo(Files.readString(GOLDEN.resolve("example.en.yaml")));
        assertThat(relay.err()).contains("nothing was written; the file has 4 accounts, 2 owners");
        assertThat(file()).isEqualTo("mine");
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeAnythingIsAsked() {
        assertThat(init("--security-contact", "me@localhost")).isEqualTo(ExitCode.USAGE);
        assertThat(relay.err()).contains("--security-contact: 'me@localhost' is not an e-mail address");
        assertThat(init("--region", "eu-south-1")).isEqualTo(ExitCode.USAGE);
        assertThat(relay.err()).contains("'eu-south-1' cannot be the home Region: it is disabled by default");
        assertThat(init("--region", "eu-west-9")).isEqualTo(ExitCode.USAGE);
        assertThat(relay.err()).contains("there is no Region 'eu-west-9'");
        assertThat(init("--language", "fr")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whoeverIsNotLetInLearnsOfTheExample() throws IOException {
        String refused = """
            <ErrorResponse><Error><Code>ExpiredToken</Code><Message>The security token is expired</Message></Error></ErrorResponse>
            """;
        LoopbackAws aws = LoopbackAws.that(request -> new LoopbackAws.Reply(403, refused));
        try (aws) {
            assertThat(init()).isEqualTo(ExitCode.FAILED);
        }

        assertThat(relay.err())
                .contains("The security token is expired")
                .contains("./relay init --example")
                .contains("--language ja");
        assertThat(files()).isEmpty();
    }

    @Test
    void theWorkspaceIsMadeWhereThereIsNone() {
        Path folder = workspace.resolve("new/a folder");

        assertThat(relay.run(Map.of(), List.of("init", "--example", "-C", folder.toString())))
                .isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("accounts.yaml")).exists();
        assertThat(relay.out()).contains("./relay render -C '" + folder + "'   ");
    }

    /** What Git leaves alone is decided by whoever has said it. */
    @Test
    void aGitignoreStays() throws IOException {
        Files.writeString(workspace.resolve(".gitignore"), "mine\n");

        assertThat(init("--example")).isEqualTo(ExitCode.DONE);

        assertThat(workspace.resolve(".gitignore")).hasContent("mine\n");
        assertThat(relay.out()).doesNotContain(".gitignore");
    }

    /** Nobody gives -C in a workspace: its path is empty then, and only another process has another folder. */
    @Test
    void theCurrentFolderIsAWorkspaceToo() throws Exception {
        assertThat(inCurrentFolder("init", "--example"))
                .contains("  ./relay validate   checks")
                .contains("  ./relay render     makes");
        assertThat(inCurrentFolder("init", "--github"))
                .contains("wrote  .github/workflows/deploy.yml", "kept   .gitignore");
        assertThat(workspace.resolve(".ci/lint-templates")).isExecutable();
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String inCurrentFolder(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(workspace.resolve("file"), "mine");

        assertThat(relay.in(file, "init", "--example")).isEqualTo(ExitCode.FAILED);
        assertThat(relay.err()).isEqualTo("error: %s: something else is there already%n".formatted(file));
        assertThat(files()).containsExactly("file");
    }

    private ExitCode init(String... options) {
        return relay.in(workspace, "init", options);
    }

    @Test
    void workflowsAreWrittenBesideWhatIsThere() throws IOException {
        Files.writeString(workspace.resolve("accounts.yaml"), "mine");

        assertThat(init("--github")).isEqualTo(ExitCode.DONE);

        assertThat(relay.out())
                .contains("wrote  .github/workflows/deploy.yml\n")
                .contains("next:\n- ");
        assertThat(workspace.resolve(".github/workflows/deploy.yml")).exists();
        assertThat(file()).isEqualTo("mine");
        assertThat(init("--github")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out())
                .contains("kept   .github/workflows/deploy.yml\n")
                .doesNotContain("wrote");
        assertThat(init("--github", "--example")).isEqualTo(ExitCode.USAGE);
        assertThat(init("--github", "--region", "eu-west-1")).isEqualTo(ExitCode.USAGE);
        assertThat(init("--github", "--security-contact", "security@example.com"))
                .isEqualTo(ExitCode.USAGE);
    }

    /** The address has the version. */
    private static String withoutSchema(String text) {
        return text.replaceFirst("(?s)^# yaml-language-server: [^\n]*\n#\n", "");
    }

    private String file() throws IOException {
        return Files.readString(workspace.resolve("accounts.yaml"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(workspace)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
