package io.github.findingrelay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a repository that Git has made. */
class PlanCommandTest {

    private static final Path FIXTURE = Path.of("src/test/fixtures/plan/account-added");

    @TempDir
    Path repository;

    private final RelayRun run = new RelayRun();
    private Path workspace = Path.of("");

    /** The workspace is not at the top of the repository. */
    @BeforeEach
    void commitTheStateBefore() throws Exception {
        assumeTrue(hasGit(), "git is missing, so that plan is not tested");
        workspace = Files.createDirectory(repository.resolve("relay workspace"));
        git("init", "-q");
        Files.writeString(workspace.resolve("README"), "nothing is rendered yet");
        commit("first");
        Workspace.of(FIXTURE.resolve("before.yaml"), workspace).render();
        commit("second");
    }

    @Test
    void comparesTheWorkingTreeWithTheLastCommit() throws Exception {
        changeAccounts();

        assertThat(relay("plan", "--exit-code")).isEqualTo(ExitCode.DIFFERS);

        assertThat(out())
                .startsWith("plan against HEAD: 1 changed, 1 created; 7 unchanged\n")
                .contains("created: finding-relay-account-444444444444 (shop, owner payments)");
    }

    @Test
    void nothingChangesWithoutAChange() {
        assertThat(relay("plan", "--exit-code")).isEqualTo(ExitCode.DONE);
        assertThat(out()).isEqualTo("plan against HEAD: nothing changes; 8 unchanged\n");
    }

    @Test
    void beforeTheFirstRenderingThereIsNothing() throws Exception {
        assertThat(relay("plan", "--base", "HEAD~1", "--format", "json")).isEqualTo(ExitCode.DONE);

        var plan = new ObjectMapper().readTree(out());
        assertThat(plan.get("changes")).hasSize(8);
        assertThat(plan.get("base").asText()).isEqualTo(git("rev-parse", "HEAD~1"));
    }

    @Test
    void aRevisionThatIsNotThereIsReported() {
        assertThat(relay("plan", "--base", "--output=x")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains("Git knows no commit '--output=x' here");
        assertThat(workspace.resolve("x")).doesNotExist();
    }

    /** Git would take what follows for options of its own, and say that it knows none of them. */
    @Test
    void aRevisionThatLooksLikeAnOptionOfGitIsARevision() throws Exception {
        assertThat(relay("plan", "--base=--path-format=x")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err())
                .contains(
                        ": error: Git knows no commit '--path-format=x' here; commit, or name one with --base [plan.base]");

        git("update-ref", "refs/heads/--upload-pack=x", "HEAD~1");

        assertThat(relay("plan", "--base=--upload-pack=x")).isEqualTo(ExitCode.DONE);
        assertThat(out()).startsWith("plan against --upload-pack=x: 8 created");
        assertThat(workspace.resolve("x")).doesNotExist();
    }

    /** Somebody has changed accounts.yaml: what is checked in says nothing of that. */
    @Test
    void whatIsNotRenderedIsNotPlanned() throws Exception {
        Workspace.of(FIXTURE.resolve("after.yaml"), workspace);

        assertThat(relay("plan")).isEqualTo(ExitCode.DIFFERS);

        assertThat(out()).isEmpty();
        assertThat(err())
                .contains(
                        "generated/accounts/444444444444.yaml: error: this file is missing; run './relay render'",
                        "generated/foundation.yaml: error: this file is stale",
                        "generated/ is not what accounts.yaml and templates/ say: 3 files; run './relay render'");
        assertThat(relay("plan", "--live")).as(err()).isEqualTo(ExitCode.DIFFERS);
        changeAccounts();
        assertThat(relay("plan")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatSomebodyElseHasPutThereIsNotPlanned() throws IOException {
        Files.writeString(workspace.resolve("generated/manifest.json"), "{\"version\": 2}");

        assertThat(relay("plan")).isEqualTo(ExitCode.DIFFERS);
        assertThat(err()).contains("generated/manifest.json: error: this file was not made by Finding Relay");
    }

    @Test
    void mistakesInAccountsAreReported() throws IOException {
        Path accounts = workspace.resolve("accounts.yaml");
        Files.writeString(accounts, Files.readString(accounts).replace("owner: payments", "owner: paymnts"));

        assertThat(relay("plan")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains("accounts.yaml:").contains("'paymnts'");
    }

    @Test
    void aTemplateThatSomebodyHadEditedIsComparedByItsText() throws Exception {
        Path template = workspace.resolve("generated/foundation.yaml");
        Files.writeString(template, Files.readString(template) + "  Odd: 'quoted'\n");
        Path manifest = workspace.resolve("generated/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("sha256:[0-9a-f]{4}", "sha256:0000"));
        commit("edited");
        new Workspace(workspace).render();

        assertThat(relay("plan")).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .contains(
                        "changed: finding-relay-foundation",
                        "cannot be compared resource by resource: foundation.yaml",
                        "-  Odd: 'quoted'");
    }

    /** An account that goes to a file of its own, or comes back, is no change. */
    @Test
    void inWhichFileAnAccountStandsChangesNothing() throws Exception {
        Path accounts = workspace.resolve("accounts.yaml");
        String whole = Files.readString(accounts);
        int list = whole.indexOf("\naccounts:\n") + 1;
        Files.createDirectory(workspace.resolve("accounts.d"));
        Files.writeString(workspace.resolve("accounts.d/all.yaml"), whole.substring(list));
        Files.writeString(accounts, whole.substring(0, list));

        assertThat(relay("render", "--check")).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(relay("plan")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("plan against HEAD: nothing changes").doesNotContain("accounts.yaml of HEAD");
        commit("split");
        Files.delete(workspace.resolve("accounts.d/all.yaml"));
        changeAccounts();
        assertThat(relay("plan")).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .startsWith("plan against HEAD: 1 changed, 1 created; 7 unchanged\n")
                .doesNotContain("accounts.yaml of HEAD");
    }

    @Test
    void whatItMeansComesFirst() throws Exception {
        Path accounts = workspace.resolve("accounts.yaml");
        Files.writeString(
                accounts,
                Files.readString(accounts).replace("fallback: security", "fallback: security\n  state: disabled"));
        new Workspace(workspace).render();

        assertThat(relay("plan")).isEqualTo(ExitCode.DONE);

        assertThat(out())
                .containsPattern("^plan against HEAD: .*\n\\* nobody is notified any more, not even the fallback: ");
        assertThat(relay("plan", "--format", "markdown")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("\n\n- nobody is notified any more");
        assertThat(relay("plan", "--format", "json")).isEqualTo(ExitCode.DONE);
        var sentence = new ObjectMapper().readTree(out()).get("sentences").get(0);
        assertThat(sentence.get("kind").asText()).isEqualTo("nobody-told");
        assertThat(sentence.get("text").asText()).startsWith("nobody is notified any more");
    }

    @Test
    void newWordsInAMessageAreSaid() throws Exception {
        for (String language : List.of("en", "ja")) {
            Path message = workspace.resolve("templates/messages/%s/external.txt".formatted(language));
            Files.writeString(message, Files.readString(message).replaceFirst("\n1\\. [^\n]*", "\n1. Is this so?"));
        }
        assertThat(relay("render")).isEqualTo(ExitCode.DONE);

        assertThat(relay("plan")).as(err()).isEqualTo(ExitCode.DONE);

        assertThat(out())
                .contains(
                        "* messages have new words in English (en/external.txt): 1. Is this so?\n",
                        "* nothing changes in AWS: nobody reads messages in Japanese (ja/external.txt), which change\n");
    }

    /** An older version of the tool may have taken what this one does not. */
    @Test
    void aCommitWithMistakesIsComparedByItsTemplates() throws Exception {
        Path accounts = workspace.resolve("accounts.yaml");
        String valid = Files.readString(accounts);
        Files.writeString(accounts, valid + "odd: key\n");
        commit("mistake");
        Files.writeString(accounts, valid);

        assertThat(relay("plan")).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .startsWith(
                        "plan against HEAD: nothing changes; 8 unchanged\n! accounts.yaml of HEAD is not valid to this"
                                + " version of the tool: what changes is told from the templates alone\n");
    }

    private void changeAccounts() throws IOException {
        Workspace.of(FIXTURE.resolve("after.yaml"), workspace).render();
    }

    private void commit(String message) throws Exception {
        git("add", "-A");
        git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "-m", message);
    }

    private static boolean hasGit() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private ExitCode relay(String command, String... arguments) {
        return run.in(workspace, command, arguments);
    }

    private String out() {
        return run.out();
    }

    private String err() {
        return run.err();
    }
}
