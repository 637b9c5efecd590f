package io.github.findingrelay.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFilesTest {

    private static final String BASE = "https://github.com/finding-relay/finding-relay";
    private static final Release RELEASE = Release.of(BASE + "/releases/download/v1.2.3/accounts.schema.json");

    @TempDir
    Path workspace;

    @Test
    void theAddressOfTheSchemaSaysWhatIsReleasedWhere() {
        assertThat(RELEASE.version()).isEqualTo("1.2.3");
        assertThat(RELEASE.project()).isEqualTo(BASE);
        assertThat(RELEASE.archive()).isEqualTo(BASE + "/releases/download/v1.2.3/finding-relay-1.2.3.tar.gz");
    }

    /** pom.xml names the project, too. */
    @Test
    void theToolsOwnReleaseIsOfItsProject() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<url>" + Release.ofTool().project() + "</url>");
    }

    @Test
    void theWorkflowsAreOursAndSayWhereTheDocumentsAre() throws IOException {
        WorkspaceFiles.Outcome outcome = new WorkspaceFiles(RELEASE).write(workspace);

        assertThat(outcome.kept()).isEmpty();
        assertThat(outcome.written())
                .contains(".relay-version", ".gitignore", ".github/workflows/deploy.yml", ".github/CODEOWNERS");
        for (String name : List.of("deploy", "pull-request", "remind", "watch")) {
            String path = ".github/workflows/" + name + ".yml";
            assertThat(Files.readString(workspace.resolve(path)))
                    .isEqualTo(
                            Files.readString(Path.of(path)).replace("see docs/", "see " + BASE + "/blob/v1.2.3/docs/"));
        }
        assertThat(workspace.resolve(".ci/lint-templates")).isExecutable();
    }

    /** Every action and script that a workflow names is there. */
    @Test
    void nothingIsMissing() throws IOException {
        new WorkspaceFiles(RELEASE).write(workspace);

        try (Stream<Path> workflows = Files.list(workspace.resolve(".github/workflows"))) {
            for (Path workflow : workflows.toList()) {
                Files.readAllLines(workflow).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("uses: ./") || line.startsWith("run: .ci/"))
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .forEach(path -> assertThat(workspace.resolve(path))
                                .as(workflow + ": " + path)
                                .exists());
            }
        }
        try (Stream<Path> files = Files.walk(workspace)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file).content().doesNotContainPattern("@[a-z]+@"));
        }
    }

    @Test
    void whatIsThereStaysAsItIs() throws IOException {
        Files.writeString(workspace.resolve(".gitignore"), "mine\n");
        Files.createDirectories(workspace.resolve(".github"));
        Files.createSymbolicLink(workspace.resolve(".github/CODEOWNERS"), Path.of("nowhere"));

        WorkspaceFiles.Outcome first = new WorkspaceFiles(RELEASE).write(workspace);
        WorkspaceFiles.Outcome again = new WorkspaceFiles(RELEASE).write(workspace);

        assertThat(first.kept()).containsExactly(".github/CODEOWNERS", ".gitignore");
        assertThat(workspace.resolve(".gitignore")).hasContent("mine\n");
        assertThat(again.written()).isEmpty();
    }

    @Test
    void aReleaseIsNamedByItsAddressAndItsChecksum() throws IOException {
        new WorkspaceFiles(RELEASE.at("https://mirror.example.com/relay.tar.gz").with("a".repeat(64))).write(workspace);

        assertThat(Files.readAllLines(workspace.resolve(".relay-version")))
                .contains("url=https://mirror.example.com/relay.tar.gz", "sha256=" + "a".repeat(64))
                .anyMatch(line -> line.contains(BASE + "/blob/v1.2.3/docs/upgrade.md"));
    }

    @Test
    void whatIsLeftToDoIsSaid() {
        assertThat(new WorkspaceFiles(RELEASE).next())
                .containsExactly(
                        ".relay-version: write the checksum of finding-relay-1.2.3.tar.gz behind sha256=; the file"
                                + " SHA256SUMS of the release has it: " + BASE + "/releases/download/v1.2.3/SHA256SUMS",
                        ".github/CODEOWNERS: name your teams",
                        "commit everything, generated/ too, and push it to the branch main of a repository on GitHub",
                        "on GitHub set the variables RELAY_REGION, RELAY_PLAN_ROLE, RELAY_DEPLOY_ROLE and"
                                + " RELAY_WATCH_ROLE (RELAY_REMIND_ROLE switches reminders on), and make the environment"
                                + " 'production'; no secret is needed: " + BASE
                                + "/blob/v1.2.3/docs/setup.md#4-github");
        assertThat(new WorkspaceFiles(RELEASE.with("a".repeat(64))).next()).hasSize(3);
    }
}
