package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.FakeGitHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the workflow Remind, with a tool that says what it is asked, and a local GitHub. */
class RemindWorkflowTest {

    private static final Map<String, String> SET_UP = Map.of(
            "RELAY_REMIND_ROLE", "arn:aws:iam::123456789012:role/finding-relay-remind", "RELAY_REGION", "eu-west-1");

    private static final Map<String, String> BY_SCHEDULE = Map.of();

    /** Writes the receipt, says something, and ends as it is told. */
    private static final String TOOL = """
            #!/bin/bash
            mkdir -p target/lib
            touch target/relay.jar
            [ "$1" = remind ] || exit 0
            echo "asked: $*" >&2
            echo "known: $(cat receipts/*.json 2>/dev/null)" >&2
            echo "2 reminders"
            echo "{}" > "$RUNNER_TEMP/receipt.json"
            exit %d
            """;

    @TempDir
    Path folder;

    private FakeGitHub gitHub;
    private Project project;

    @BeforeEach
    void start() throws Exception {
        gitHub = FakeGitHub.start();
        project = Project.create(folder);
        exit(0);
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void onScheduleAllAreReminded() throws Exception {
        WorkflowRun run = start("schedule", SET_UP, BY_SCHEDULE);
        JobRun job = run.run("remind");

        assertThat(job.result()).as(job.log()).isEqualTo("success");
        assertThat(job.log()).contains("asked: remind --execute --receipt ");
        assertThat(job.summary()).isEqualTo("2 reminders\n");
        assertThat(run.artifact("reminders-1").resolve("receipt.json")).exists();
    }

    @Test
    @Tag("scale")
    void byHandNothingIsSentUnlessSomebodySaysSo() throws Exception {
        assertThat(remind("workflow_dispatch", SET_UP, Map.of("owner", "", "dry-run", "true"))
                        .log())
                .contains("asked: remind --dry-run --receipt ");
        assertThat(remind("workflow_dispatch", SET_UP, Map.of("owner", "--all", "dry-run", "false"))
                        .log())
                .contains("asked: remind --execute --owner=--all --receipt ");
    }

    /** A new version must not send mail by itself. */
    @Test
    void whereNothingIsSetUpTheScheduleRemindsNobodyAndIsHealthy() throws Exception {
        WorkflowRun run = start("schedule", Map.of("RELAY_REGION", "eu-west-1"), BY_SCHEDULE);

        assertThat(run.run("remind").result()).isEqualTo("skipped");
        JobRun before = run.run("set-up");
        assertThat(before.result()).isEqualTo("success");
        assertThat(before.log()).contains("::notice title=Nobody is reminded::").contains("docs/setup.md");
        assertThat(run.run("tool").result()).isEqualTo("skipped");
    }

    @Test
    void whereNothingIsSetUpSomebodyWhoAsksIsToldSo() throws Exception {
        WorkflowRun run = start("workflow_dispatch", Map.of(), Map.of("owner", "", "dry-run", "true"));

        assertThat(run.run("remind").result()).isEqualTo("skipped");
        JobRun before = run.run("set-up");
        assertThat(before.result()).isEqualTo("failure");
        assertThat(before.log()).contains("::error title=Nobody is reminded::").contains("docs/setup.md");
    }

    @Test
    @Tag("scale")
    void whatCouldNotBeSentFailsAfterTheRestWasSaid() throws Exception {
        exit(5);

        JobRun job = remind("schedule", SET_UP, BY_SCHEDULE);

        assertThat(job.result()).isEqualTo("failure");
        assertThat(job.steps()).contains("Remind: failure", "Keep the receipt: success");
        assertThat(job.summary()).isEqualTo("2 reminders\n");
    }

    /** Whoever can open a pull request can make artifacts of any name. */
    @Test
    @Tag("scale")
    void whatEarlierRunsOfMainHaveSentIsKnown() throws Exception {
        gitHub.addArtifact("reminders-1", "main", 1, "receipt.json", "first");
        gitHub.addArtifact("reminders-2", "main", 1, "receipt.json", "again");
        gitHub.addArtifact("reminders-1", "main", 2, "receipt.json", "fork");
        gitHub.addArtifact("reminders-1", "change", 1, "receipt.json", "branch");
        gitHub.addArtifact("relay", "main", 1, "receipt.json", "tool");

        JobRun job = remind("schedule", SET_UP, BY_SCHEDULE);

        assertThat(job.steps()).contains("Fetch the receipts of earlier runs: success");
        assertThat(job.log()).contains("known: firstagain\n");
    }

    @Test
    @Tag("scale")
    void withoutEarlierReceiptsAllAreRemindedAllTheSame() throws Exception {
        gitHub.addArtifact("reminders-1", "main", 1, "another.json", "first");

        JobRun damaged = remind("schedule", SET_UP, BY_SCHEDULE);
        gitHub.failWith(503, 503, 503, 503);
        JobRun unanswered = remind("schedule", SET_UP, BY_SCHEDULE);

        assertThat(damaged.steps()).contains("Fetch the receipts of earlier runs: failure", "Remind: success");
        assertThat(damaged.result()).isEqualTo("success");
        assertThat(unanswered.steps()).contains("Remind: success");
        assertThat(unanswered.result()).isEqualTo("success");
    }

    /** Its summary would show everybody whose findings are open. */
    @Test
    void inAPublicRepositoryNobodyIsReminded() throws Exception {
        gitHub.publish();

        JobRun job = remind("workflow_dispatch", SET_UP, Map.of("owner", "", "dry-run", "true"));

        assertThat(job.result()).isEqualTo("failure");
        assertThat(job.steps()).contains("Remind: skipped", "Keep the receipt: skipped");
        assertThat(job.log())
                .contains("::error title=Nobody is reminded::This repository is public")
                .doesNotContain("asked: remind");
    }

    @Test
    @Tag("scale")
    void whereGitHubDoesNotSayWhoReadsArtifactsNoReceiptIsKept() throws Exception {
        gitHub.failWith(503);

        JobRun job = remind("schedule", SET_UP, BY_SCHEDULE);

        assertThat(job.steps()).contains("Remind: success", "Keep the receipt: skipped");
    }

    private void exit(int code) throws IOException, InterruptedException {
        project.write("relay", TOOL.formatted(code));
        project.push();
    }

    private JobRun remind(String event, Map<String, String> variables, Map<String, String> inputs) throws Exception {
        return start(event, variables, inputs).run("remind");
    }

    private WorkflowRun start(String event, Map<String, String> variables, Map<String, String> inputs)
            throws IOException {
        Map<String, Object> contexts = Map.of(
                "github", Map.of("event_name", event, "token", "a-token", "run_attempt", "1"),
                "vars", variables,
                "inputs", inputs);
        Path own = Files.createTempDirectory(folder, "run");
        return new WorkflowRun(
                Workflow.read(Path.of(".github/workflows/remind.yml")), own, actions(), contexts, environment());
    }

    private Map<String, JobRun.Action> actions() {
        return Map.of(
                "actions/checkout", (job, inputs) -> project.checkOut(job.checkout(), "main", "1"),
                "actions/setup-java", (job, inputs) -> {},
                "actions/upload-artifact", (job, inputs) -> job.keep(input(inputs, "name"), path(inputs)),
                "actions/download-artifact", (job, inputs) -> job.fetch(input(inputs, "name"), path(inputs)),
                "aws-actions/configure-aws-credentials", (job, inputs) -> {});
    }

    private static Path path(Map<String, String> inputs) {
        return Path.of(input(inputs, "path"));
    }

    private static String input(Map<String, String> inputs, String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", Objects.requireNonNull(System.getenv("PATH")));
        environment.put("HOME", folder.toString());
        environment.put("GITHUB_REPOSITORY", "o/r");
        environment.put("GITHUB_API_URL", gitHub.api().toString());
        return environment;
    }
}
