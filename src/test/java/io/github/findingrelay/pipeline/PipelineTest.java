package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.FakeGitHub;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.RelayRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people experience: a pull request, its comment, the merge, and what is deployed then. The
 * workflows' own steps are run, in a clone, against a local AWS and a local GitHub.
 */
class PipelineTest {

    private static final Path GOLDEN = Path.of("src/test/fixtures/pipeline");
    private static final Map<String, String> NO_ROLES = Map.of();

    private static final Map<String, String> ROLES = Map.of(
            "RELAY_PLAN_ROLE", "arn:aws:iam::123456789012:role/plan",
            "RELAY_DEPLOY_ROLE", "arn:aws:iam::123456789012:role/deploy",
            "RELAY_WATCH_ROLE", "arn:aws:iam::123456789012:role/watch",
            "RELAY_REMIND_ROLE", "arn:aws:iam::123456789012:role/remind",
            "RELAY_REGION", "eu-west-1");

    @TempDir
    private static Path shared;

    private static Emulator emulator;
    private static Tool tool;

    @TempDir
    Path folder;

    private final RelayRun relay = new RelayRun();
    private FakeGitHub gitHub;
    private Project project;
    private int runs;
    private boolean refuseRoles;

    @BeforeAll
    static void startAws() throws Exception {
        emulator = Emulator.start();
        tool = Tool.start(shared);
    }

    @AfterAll
    static void stopAws() throws Exception {
        if (emulator != null) {
            tool.close();
            emulator.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        emulator.reset();
        gitHub = FakeGitHub.start();
        project = Project.create(folder);
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void anAccountIsAdded() throws Exception {
        deployed(accounts(3));

        change(accounts(4));
        pullRequest();

        assertComment("add-an-account");
        project.merge();
        JobRun deploy = deploy();
        assertThat(deploy.failed()).as(deploy.log()).isFalse();
        assertThat(deploy.summary()).contains("1 created, 1 updated, 4 unchanged");
        assertThat(stacks()).contains("finding-relay-account-200000000003").hasSize(6);
        assertThat(emulator.subscribers())
                .filteredOn("payments@example.com"::equals)
                .hasSize(4);
    }

    /** The workflows that "relay init --github" writes, with a release; nothing is built, and no template is there. */
    @Test
    void aWorkspaceWithoutSourcesIsDeployedByARelease() throws Exception {
        project = Project.ofRelease(Files.createDirectories(folder.resolve("release")));
        deployed(accounts(2));
        change(accounts(3));

        pullRequest();

        assertThat(gitHub.comments(1)).singleElement().asString().contains("payments-2");
        project.merge();
        JobRun deploy = deploy();
        assertThat(deploy.failed()).as(deploy.log()).isFalse();
        assertThat(deploy.summary()).contains("1 created, 1 updated, 3 unchanged");
        assertThat(project.workspace().resolve("templates")).doesNotExist();
        assertThat(project.workspace().resolve("target")).doesNotExist();
    }

    @Test
    void aReleaseThatIsNotTheReviewedOneIsNotRun() throws Exception {
        project = Project.ofRelease(Files.createDirectories(folder.resolve("release")));
        render(accounts(2));
        Path named = project.workspace().resolve(".relay-version");
        String right = Files.readString(named);
        for (String sha256 : List.of("sha256=", "sha256=" + "0".repeat(64))) {
            Files.writeString(named, right.replaceFirst("(?m)^sha256=.*$", sha256));
            project.push();

            JobRun deploy = deploy();

            assertThat(deploy.result()).as(deploy.log()).isEqualTo("skipped");
            JobRun tool = run("deploy.yml", "tool", ROLES);
            assertThat(tool.failed()).isTrue();
            assertThat(tool.log()).contains("::error file=.relay-version,title=Nothing is run::");
        }
        assertThat(stacks()).isEmpty();
    }

    /** One job is run again after somebody has merged another release. */
    @Test
    @Tag("scale")
    void aReleaseThatHasChangedSinceTheRunBeganIsNotRun() throws Exception {
        project = Project.ofRelease(Files.createDirectories(folder.resolve("release")));
        render(accounts(2));
        project.push();
        WorkflowRun run = start("deploy.yml", ROLES, "o/r", "");
        run.run("tool");
        Path named = project.workspace().resolve(".relay-version");
        Files.writeString(named, Files.readString(named) + "# newer\n");
        project.push();

        JobRun deploy = run.run("deploy");

        assertThat(deploy.failed()).isTrue();
        assertThat(deploy.log()).contains("::error title=Finding Relay has changed since this run began::");
        assertThat(stacks()).isEmpty();
    }

    @Test
    @Tag("scale")
    void anOwnersAddressChangesAndTheCommentIsChangedInPlace() throws Exception {
        deployed(accounts(3));
        change(accounts(3).replace("payments@", "payments-oncal@"));
        pullRequest();
        assertThat(gitHub.comments(1)).singleElement().asString().contains("payments-oncal");

        render(accounts(3).replace("payments@", "payments-oncall@"));
        project.updatePullRequest();
        pullRequest();

        assertComment("change-an-address");
        project.merge();
        assertThat(deploy().failed()).isFalse();
        assertThat(emulator.subscribers()).containsOnly("security@example.com", "payments-oncall@example.com");
    }

    @Test
    void anAccountIsRemoved() throws Exception {
        deployed(accounts(10));
        change(accounts(9));
        pullRequest();

        assertComment("remove-an-account");
        project.merge();
        assertThat(deploy().failed()).isFalse();
        assertThat(stacks())
                .doesNotContain("finding-relay-account-200000000009")
                .hasSize(11);
    }

    @Test
    void staleGeneratedFilesFailWithThePatchThatMendsThem() throws Exception {
        deployed(accounts(3));
        project.write("accounts.yaml", accounts(4));
        project.openPullRequest();

        JobRun check = run("pull-request.yml", "check", NO_ROLES);

        assertThat(check.failed()).isTrue();
        assertThat(check.log())
                .contains("::error file=generated/accounts/200000000003.yaml,title=generated.stale::")
                .contains("::error title=generated/ is stale::Run './relay render' and commit the result");
        assertThat(check.steps())
                .contains("Every finding reaches exactly its owner: skipped", "Keep the patch: success");
        project.apply(folder.resolve("run-1/artifacts/generated-patch/generated.patch"));
        project.updatePullRequest();
        assertThat(run("pull-request.yml", "check", NO_ROLES).failed()).isFalse();
    }

    @Test
    void anInvalidFileIsAnnotatedWhereItIsWrong() throws Exception {
        deployed(accounts(3));
        project.write("accounts.yaml", accounts(3).replace("owner: payments}", "owner: paymnts}"));
        project.openPullRequest();

        JobRun check = run("pull-request.yml", "check", NO_ROLES);

        assertThat(check.failed()).isTrue();
        assertThat(check.log())
                .contains("::error file=accounts.yaml,line=16,col=")
                .contains("paymnts");
        assertThat(check.steps())
                .contains(
                        "accounts.yaml and the templates are valid: failure",
                        "generated/ is what accounts.yaml says: skipped",
                        "Keep the patch: skipped");
        project.merge();
        JobRun deploy = deploy();
        assertThat(deploy.failed()).isTrue();
        assertThat(deploy.steps()).contains("Deploy: skipped");
    }

    @Test
    @Tag("scale")
    void sixRemovedAtOnceAreStoppedUntilSomebodySaysTheNumber() throws Exception {
        deployed(accounts(8));
        change(accounts(2));
        pullRequest();

        assertComment("remove-six-accounts");
        project.merge();
        JobRun stopped = deploy();
        assertThat(stopped.failed()).isTrue();
        assertThat(stopped.summary()).contains("6 not run");
        assertThat(stacks()).hasSize(10);

        assertThat(deploy("6").failed()).isFalse();
        assertThat(stacks()).hasSize(4);
    }

    @Test
    @Tag("scale")
    void oneStackFailsAndTheNextRunDoesTheRest() throws Exception {
        deployed(accounts(3));
        change(accounts(5));
        project.merge();
        emulator.failOnce("finding-relay-account-200000000004");

        JobRun failed = deploy();

        assertThat(failed.failed()).isTrue();
        assertThat(failed.summary()).contains("| failed | finding-relay-account-200000000004 | payments |");
        assertThat(stacks()).contains("finding-relay-account-200000000003");
        JobRun again = deploy();
        assertThat(again.failed()).as(again.log()).isFalse();
        assertThat(again.summary()).contains("1 created, 1 updated, 5 unchanged");
        assertThat(deploy().summary()).contains("7 unchanged");
    }

    @Test
    void aForkGetsASummaryAndNoCommentAndNoRole() throws Exception {
        deployed(accounts(3));
        change(accounts(4));

        JobRun plan = run("pull-request.yml", "plan", ROLES, "fork/r", "");

        assertThat(plan.failed()).as(plan.log()).isFalse();
        assertThat(plan.summary()).contains("created: finding-relay-account-200000000003");
        assertThat(plan.steps()).contains("Take the role that only reads: skipped", "Comment: skipped");
        assertThat(gitHub.requests()).isEmpty();
    }

    /** Readable still, when a template changes for everybody and thirty accounts besides. */
    @Test
    @Tag("scale")
    void fiveHundredAccountsFitIntoAComment() throws Exception {
        render(accounts(500));
        project.push();
        String changed = accounts(500)
                .replace("fallback: security", "fallback: security\n  severities: [MEDIUM, HIGH, CRITICAL]");
        for (int i = 0; i < 30; i++) {
            changed = changed.replace(
                    "name: payments-%d, owner: payments}".formatted(i * 7 + 1),
                    "name: payments-%d, owner: payments, contacts: [{email: own-%d@example.com}]}"
                            .formatted(i * 7 + 1, i));
        }
        change(changed);

        JobRun plan = run("pull-request.yml", "plan", NO_ROLES);

        assertThat(plan.failed()).as(plan.log()).isFalse();
        assertComment("five-hundred-accounts");
    }

    @Test
    void aJarThatIsNotTheOneThatWasBuiltIsRefused() throws Exception {
        render(accounts(3));
        project.push();
        WorkflowRun run = start("deploy.yml", ROLES, "o/r", "");
        assertThat(run.run("tool").result()).isEqualTo("success");
        Files.writeString(run.artifact("relay").resolve("relay.tar"), "tampered", StandardOpenOption.APPEND);

        JobRun deploy = run.run("deploy");

        assertThat(deploy.steps())
                .contains("Finding Relay: failure", "Take the role that deploys: skipped", "Deploy: skipped");
        assertThat(deploy.log())
                .contains("::error title=Nothing is run::What was handed over does not have the checksum")
                .doesNotContain("== Every finding");
        assertThat(stacks()).isEmpty();
    }

    /** The jar is that of one commit, and main has another: only if that is another tool, it may not deploy. */
    @Test
    @Tag("scale")
    void aRunWhoseToolIsNoLongerThatOfMainDeploysNothing() throws Exception {
        render(accounts(2));
        project.push();
        WorkflowRun run = start("deploy.yml", ROLES, "o/r", "");
        run.run("tool");
        render(accounts(3));
        project.push();
        assertThat(run.run("deploy").failed()).isFalse();
        assertThat(stacks()).contains("finding-relay-account-200000000002");

        project.write("pom.xml", "changed");
        project.push();
        JobRun again = run.run("deploy");

        assertThat(again.steps()).contains("Finding Relay: failure", "Take the role that deploys: skipped");
        assertThat(again.log()).contains("the newer commit does what this one was to do");
    }

    /** A job that is skipped would count as a check that has passed. */
    @Test
    void aPlanWithoutAToolFails() throws Exception {
        deployed(accounts(3));
        project.write(".github/actions/relay/action.yml", "runs: {steps: [{name: Build, run: exit 1}]}");
        project.openPullRequest();

        JobRun plan = run("pull-request.yml", "plan", ROLES);

        assertThat(plan.result()).isEqualTo("failure");
        assertThat(plan.log()).contains("::error title=Finding Relay was not built::");
        project.merge();
        assertThat(run("deploy.yml", "deploy", ROLES).result()).isEqualTo("skipped");
    }

    @Test
    void aRepositoryThatIsNotSetUpDoesNotPretendToDeploy() throws Exception {
        render(accounts(3));
        project.push();

        JobRun deploy = run("deploy.yml", "deploy", NO_ROLES);

        assertThat(deploy.failed()).isTrue();
        assertThat(deploy.log()).contains("docs/setup.md");
    }

    @Test
    void aChangeOfAccountsAloneDoesNotTestTheTool() throws Exception {
        render(accounts(3));
        project.push();
        change(accounts(4));
        assertThat(run("build.yml", "build", NO_ROLES).steps()).contains("All tests and checks: skipped");

        project.write("templates/account.yaml.ftl", "# changed");
        project.updatePullRequest();
        assertThat(run("build.yml", "build", NO_ROLES).steps())
                .contains("JDK: success", "All tests and checks: success");
    }

    @Test
    void whatIsUnhealthyIsInOneIssue() throws Exception {
        deployed(accounts(3));
        emulator.subscription("security@example.com", "pending");

        JobRun watch = run("watch.yml", "watch", ROLES);

        assertThat(watch.failed()).as(watch.log()).isFalse();
        assertThat(gitHub.issues()).hasSize(1);
        assertThat(gitHub.issues().get(0).get("state").asText()).isEqualTo("open");
        assertThat(gitHub.issues().get(0).get("body").asText())
                .contains("security@", "accounts.yaml and the templates are valid")
                .doesNotContain("is empty");
    }

    @Test
    void aWatchThatCannotLookSaysSo() throws Exception {
        render(accounts(3));
        project.push();
        refuseRoles = true;

        JobRun watch = run("watch.yml", "watch", ROLES);

        assertThat(watch.failed()).isTrue();
        assertThat(gitHub.issues()).hasSize(1);
        assertThat(gitHub.issues().get(0).get("body").asText()).contains("**3-status.md** is missing");
    }

    /** Nobody reads a run that has failed: the issue is opened also without the tool, which goes on with it. */
    @Test
    @Tag("scale")
    void aWatchWithoutAToolSaysSoInTheSameIssue() throws Exception {
        deployed(accounts(3));
        String build = ".github/actions/relay/action.yml";
        String whole = Files.readString(project.workspace().resolve(build));
        project.write(build, "runs: {steps: [{name: Build, run: exit 1}]}");
        project.push();

        JobRun blind = run("watch.yml", "watch", ROLES);
        run("watch.yml", "watch", ROLES);

        assertThat(blind.result()).isEqualTo("failure");
        assertThat(gitHub.issues()).as(blind.log()).hasSize(1);
        assertThat(gitHub.issues().get(0).get("body").asText()).contains("Nothing has been looked at");
        project.write(build, whole);
        project.push();
        emulator.subscription("security@example.com", "pending");
        run("watch.yml", "watch", ROLES);
        assertThat(gitHub.issues())
                .singleElement()
                .extracting(issue -> issue.get("body").asText())
                .asString()
                .contains("security@");
    }

    /** What the steps do besides, RemindWorkflowTest says. */
    @Test
    void ownersAreRemindedOfWhatIsOpen() throws Exception {
        deployed(accounts(2).replace("trustZone: none", "trustZone: organization"));
        emulator.tell("findings", """
                [{"analyzer": ["123456789012", "us-east-1", "finding-relay-analyzers"], "id": "an-id",
                  "resource": "arn:aws:s3:::open", "resourceType": "AWS::S3::Bucket", "createdAt": "2026-01-01T00:00:00Z",
                  "resourceOwnerAccount": "200000000001", "principal": {"AWS": "444455556666"}}]
                """);

        JobRun first = run("remind.yml", "remind", ROLES);
        JobRun again = run("remind.yml", "remind", ROLES);

        assertThat(first.result()).as(first.log()).isEqualTo("success");
        assertThat(first.summary()).contains("2 reminders sent, 0 skipped, 0 failed", "| payments |", "| security |");
        assertThat(first.steps()).contains("Keep the receipt: success");
        assertThat(again.summary()).contains("0 reminders sent, 2 skipped, 0 failed");
        assertThat(emulator.ask("published"))
                .extracting(message -> message.get("topic").asText())
                .contains("finding-relay-fallback")
                .hasSize(2);
    }

    private void deployed(String accounts) throws Exception {
        render(accounts);
        project.push();
        assertThat(relay.in(project.workspace(), "deploy", "--execute"))
                .as(relay.err())
                .isEqualTo(ExitCode.DONE);
    }

    private void change(String accounts) throws Exception {
        render(accounts);
        project.openPullRequest();
    }

    private void render(String accounts) throws IOException {
        project.write("accounts.yaml", accounts);
        assertThat(relay.in(project.workspace(), "render")).as(relay.err()).isEqualTo(ExitCode.DONE);
    }

    private void pullRequest() throws Exception {
        for (String job : List.of("check", "plan")) {
            JobRun run = run("pull-request.yml", job, ROLES);
            assertThat(run.failed()).as(run.log()).isFalse();
        }
    }

    private JobRun deploy() throws Exception {
        return deploy("");
    }

    private JobRun deploy(String maxPrune) throws Exception {
        return run("deploy.yml", "deploy", ROLES, "o/r", maxPrune);
    }

    private JobRun run(String workflow, String job, Map<String, String> variables) throws Exception {
        return run(workflow, job, variables, "o/r", "");
    }

    private JobRun run(String workflow, String job, Map<String, String> variables, String head, String maxPrune)
            throws Exception {
        return start(workflow, variables, head, maxPrune).run(job);
    }

    private WorkflowRun start(String workflow, Map<String, String> variables, String head, String maxPrune)
            throws IOException {
        Map<String, Object> pull = Map.of("number", "1", "head", Map.of("repo", Map.of("full_name", head)));
        Map<String, Object> contexts = Map.of(
                "github",
                Map.of(
                        "event_name",
                        workflow.equals("deploy.yml") ? "push" : "pull_request",
                        "repository",
                        "o/r",
                        "token",
                        "a-token",
                        "event",
                        Map.of("pull_request", pull)),
                "vars",
                variables,
                "inputs",
                Map.of("max-prune", maxPrune),
                "matrix",
                Map.of("java", "17"));
        runs++;
        return new WorkflowRun(
                Workflow.read(project.workspace().resolve(".github/workflows").resolve(workflow)),
                folder.resolve("run-" + runs),
                actions(),
                contexts,
                environment());
    }

    private Map<String, JobRun.Action> actions() {
        return Map.of(
                "actions/cache",
                (job, inputs) -> {},
                "actions/download-artifact",
                (job, inputs) -> job.fetch(
                        Objects.requireNonNull(inputs.get("name")),
                        Path.of(Objects.requireNonNull(inputs.get("path")))),
                "actions/checkout",
                (job, inputs) -> project.checkOut(
                        job.checkout(),
                        inputs.getOrDefault("ref", "refs/pull/1/merge"),
                        inputs.getOrDefault("fetch-depth", "1")),
                "actions/setup-java",
                (job, inputs) -> {},
                "actions/upload-artifact",
                (job, inputs) -> job.keep(
                        Objects.requireNonNull(inputs.get("name")),
                        Path.of(Objects.requireNonNull(inputs.get("path")))),
                "aws-actions/configure-aws-credentials",
                (job, inputs) -> {
                    if (refuseRoles) {
                        throw new IOException("Not authorized to perform sts:AssumeRoleWithWebIdentity");
                    }
                    job.export(emulator.environment());
                });
    }

    /** Nothing of the machine's own: it may have credentials. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", folder.toString());
        environment.put("CI", "true");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("GITHUB_REPOSITORY", "o/r");
        environment.put("GITHUB_API_URL", gitHub.api().toString());
        environment.putAll(tool.environment());
        return environment;
    }

    private void assertComment(String story) {
        assertThat(gitHub.comments(1)).hasSize(1);
        Golden.assertMatches(
                GOLDEN.resolve(story).resolve("comment.md"), gitHub.comments(1).get(0));
    }

    private List<String> stacks() {
        return emulator.stacks("finding-relay-");
    }

    private static String accounts(int count) {
        return """
        organization:
          adminAccount: "123456789012"
          homeRegion: eu-west-1
          regions: [eu-west-1, us-east-1]
        analyzers: {trustZone: none}
        notifications:
          fallback: security
          eventBuses: %d
        quotas: {pendingSubscriptions: 5000}
        owners:
          security: {name: Cloud security, contacts: [{email: security@example.com}]}
          payments: {name: Payments team, contacts: [{email: payments@example.com}]}
        accounts:
        %s
        """.formatted(
                        count < 100 ? 0 : 8,
                        IntStream.range(0, count)
                                .mapToObj(i -> "  - {id: \"%d\", name: payments-%d, owner: payments}"
                                        .formatted(200_000_000_000L + i, i))
                                .collect(Collectors.joining("\n")));
    }
}
