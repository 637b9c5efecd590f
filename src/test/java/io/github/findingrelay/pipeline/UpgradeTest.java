package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody takes a newer version, by the lines of docs/upgrade.md. The older one has the same
 * templates but for a few edits, so that no old state has to be kept.
 */
@Tag("scale")
class UpgradeTest {

    private static final Path FIXTURE = Path.of("src/test/fixtures/upgrade");
    private static final String OWN = "templates/messages/en/external.txt";

    private static final String ACCOUNTS = """
            organization:
              adminAccount: "111111111111"
              homeRegion: eu-west-1
              regions: [eu-west-1]
            notifications: {fallback: security}
            owners:
              security: {name: Cloud security, contacts: [{email: security@example.com}]}
              payments: {name: Payments team, contacts: [{email: payments@example.com}]}
            accounts:
              - {id: "222222222222", name: payments-prod, owner: payments}
            """;

    @TempDir
    Path folder;

    private final RelayRun relay = new RelayRun();

    /** The templates of the older version, and what it has rendered. */
    private Workspace older(Path workspace, String accounts) throws IOException {
        Workspace older = Workspace.of(accounts, Files.createDirectories(workspace));
        older.copyTemplates();
        older.apply(Files.readString(FIXTURE.resolve("older.edits")));
        render(workspace);
        return older;
    }

    private void render(Path workspace) {
        assertThat(relay.in(workspace, "render")).as(relay.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aWorkspaceTakesANewRelease() throws Exception {
        Path workspace = folder.resolve("workspace");
        older(workspace, ACCOUNTS);
        copiedFromTheOlderAndChanged(workspace);
        git(workspace, "init", "-q", "-b", "main");
        commit(workspace, "With the older release");

        for (String line : lines("A workspace with a release", 0)) {
            String command = line.substring("relay ".length());
            assertThat(relay.run(Map.of(), in(workspace, command)))
                    .as(line + ": " + relay.err())
                    .isEqualTo(ExitCode.DONE);
            if (command.equals("validate")) {
                assertThat(relay.err())
                        .startsWith(OWN + ": warning: what ships in its place has changed since this file was copied;")
                        .endsWith("1 warning\n");
            }
        }

        assertThat(relay.out())
                .contains("messages have new words in English, which come with the tool: The finding is of a kind that")
                .contains("what people are told changes")
                .contains("changed: finding-relay-foundation")
                .doesNotContain("Our own line.", "An older remark.");
        assertThat(git(workspace, "status", "--porcelain")).doesNotContain("templates", "accounts/");
    }

    /** What ships is in the tool: of the older one's files only that which somebody has changed is there. */
    private void copiedFromTheOlderAndChanged(Path workspace) throws IOException {
        String shipped = Files.readString(workspace.resolve(OWN));
        String own = shipped.replace("{what}\n", "{what} Our own line.\n");
        Files.writeString(workspace.resolve(OWN), own);
        render(workspace);
        Workspace.delete(workspace.resolve("templates"));
        Path file = workspace.resolve(OWN);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, own);
        Files.writeString(
                workspace.resolve("templates/.copied"),
                Fingerprint.of(shipped.getBytes(StandardCharsets.UTF_8)) + "  messages/en/external.txt\n");
    }

    @Test
    void aCopyOfTheRepositoryMergesTheNewVersion() throws Exception {
        Path upstream = folder.resolve("upstream");
        Path copy = folder.resolve("copy");
        older(upstream, ACCOUNTS);
        Files.writeString(upstream.resolve("relay"), Tool.LAUNCHER + Tool.ASK);
        assertThat(upstream.resolve("relay").toFile().setExecutable(true)).isTrue();
        Files.writeString(upstream.resolve(".gitignore"), "/target/\n");
        git(upstream, "init", "-q", "-b", "main");
        commit(upstream, "Older");
        git(upstream, "tag", "v1.0.0");
        copyWithoutHistory(upstream, copy);
        newVersion(upstream);

        try (Tool tool = Tool.start(folder)) {
            for (String line : lines("A copy of the repository", 0)) {
                run(copy, tool, line.replace("https://github.com/finding-relay/finding-relay", upstream.toString()));
            }
            String own = Files.readString(copy.resolve("accounts.yaml"));
            List<String> said = new ArrayList<>();
            for (String line : lines("A copy of the repository", 1)) {
                said.add(run(copy, tool, line));
            }

            assertThat(copy.resolve("accounts.yaml")).hasContent(own);
            assertThat(git(copy, "diff", "--name-only", "--diff-filter=U")).isEmpty();
            assertThat(git(copy, "status", "--porcelain", "--", "generated/accounts"))
                    .isEmpty();
            assertThat(copy.resolve(OWN)).content().contains("Our own line.").doesNotContain("An older remark.");
            assertThat(said.get(1)).contains("CONFLICT (content): Merge conflict in accounts.yaml");
            assertThat(said.get(said.size() - 2))
                    .contains("messages have new words in English (en/other.txt): The finding is of a kind that")
                    .contains("messages have fewer or other lines in English (en/external.txt)");
            git(copy, "commit", "-q", "-m", "Merge the new version");
            assertThat(relay.in(copy, "render", "--check")).as(relay.out()).isEqualTo(ExitCode.DONE);
        }
    }

    /** As GitHub makes a repository from a template. */
    private void copyWithoutHistory(Path upstream, Path copy) throws Exception {
        git(folder, "clone", "-q", upstream.toString(), copy.toString());
        Workspace.delete(copy.resolve(".git"));
        Files.writeString(copy.resolve("accounts.yaml"), ACCOUNTS.replace("payments", "shop"));
        Path own = copy.resolve(OWN);
        Files.writeString(own, Files.readString(own).stripTrailing() + "\n9. Our own line.\n");
        render(copy);
        git(copy, "init", "-q", "-b", "main");
        commit(copy, "Ours");
    }

    /** With the templates as they are, and another account in the example. */
    private void newVersion(Path upstream) throws Exception {
        Workspace newer =
                Workspace.of(ACCOUNTS + "  - {id: \"333333333333\", name: payments-test, owner: payments}\n", upstream);
        newer.copyTemplates();
        render(upstream);
        commit(upstream, "Newer");
        git(upstream, "tag", "v1.1.0");
    }

    /** A block of commands in docs/upgrade.md. */
    private static List<String> lines(String heading, int block) throws IOException {
        String document = Files.readString(Path.of("docs/upgrade.md"));
        String section = document.substring(document.indexOf("\n## " + heading + "\n"));
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .skip(block)
                .findFirst()
                .orElseThrow()
                .group(1)
                .lines()
                .toList();
    }

    private static List<String> in(Path workspace, String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(1, List.of("-C", workspace.toString()));
        return arguments;
    }

    private static String run(Path workspace, Tool tool, String line) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(workspace.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(tool.environment());
        builder.environment()
                .putAll(Map.of(
                        "GIT_AUTHOR_NAME",
                        "A",
                        "GIT_AUTHOR_EMAIL",
                        "a@example.com",
                        "GIT_COMMITTER_NAME",
                        "A",
                        "GIT_COMMITTER_EMAIL",
                        "a@example.com"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assertThat(code == 0 || said.contains("CONFLICT"))
                .as(line + "\n" + said)
                .isTrue();
        return said;
    }

    private static void commit(Path repository, String message) throws IOException, InterruptedException {
        git(repository, "config", "user.email", "a@example.com");
        git(repository, "config", "user.name", "A");
        git(repository, "add", "--all");
        git(repository, "commit", "-q", "-m", message);
    }

    private static String git(Path repository, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + said).isZero();
        return said;
    }
}
