package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.pipeline.Workflow.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class WorkflowRulesTest {

    private static final Path GITHUB = Path.of(".github");

    /** Of the workspaces that "relay init --github" makes; their workflows are ours. */
    private static final Path ACTIONS = Path.of("src/main/resources/workspace/actions");

    @TempDir
    Path folder;

    private static List<Path> files() throws IOException {
        try (Stream<Path> ours = Files.walk(GITHUB);
                Stream<Path> workspaces = Files.walk(ACTIONS)) {
            return Stream.concat(ours, workspaces)
                    .filter(file -> file.toString().matches(".*/(workflows/.*|action)\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    /** Whoever takes one release over for another must not get another set of inputs. */
    @TestFactory
    Stream<DynamicTest> aWorkspacesActionsAreCalledAsOurs() {
        return Stream.of("relay", "hand-over-relay", "take-relay")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Workflow ours = Workflow.read(
                            GITHUB.resolve("actions").resolve(name).resolve("action.yml"));
                    Workflow theirs = Workflow.read(ACTIONS.resolve(name).resolve("action.yml"));
                    for (String key : List.of("inputs", "outputs")) {
                        assertThat(Workflow.map(theirs.root().get(key)).keySet())
                                .isEqualTo(Workflow.map(ours.root().get(key)).keySet());
                    }
                    assertThat(uses(theirs))
                            .isSubsetOf(Stream.concat(uses(ours), Stream.of("./.github/actions/relay"))
                                    .toList());
                }));
    }

    private static Stream<String> uses(Workflow workflow) {
        return workflow.steps().stream().map(step -> step.get("uses"));
    }

    /** What is released is what main has, and what was tested there. */
    @Test
    void onlyATagOnMainThatIsTheVersionIsReleased() throws Exception {
        String script = Workflow.read(GITHUB.resolve("workflows/release.yml")).job("package").steps().stream()
                .filter(step -> step.get("name").startsWith("The tag is the version"))
                .map(step -> step.get("run"))
                .findFirst()
                .orElseThrow();
        Files.writeString(folder.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");
        bash(
                "git init -q -b main . && git config user.email a@example.com && git config user.name A && git add -A"
                        + " && git commit -qm a && git update-ref refs/remotes/origin/main HEAD",
                "");

        assertThat(bash(script, "v1.2.3")).isEmpty();
        assertThat(bash(script, "v1.2.4"))
                .startsWith("::error file=pom.xml,title=Nothing is released::The tag v1.2.4 is not");
        bash("git commit -q --allow-empty -m b", "");
        assertThat(bash(script, "v1.2.3")).contains("The commit of v1.2.3 is not on main");
    }

    private String bash(String script, String tag) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("GITHUB_REF_NAME", tag);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor() == 0).as(said).isEqualTo(said.isEmpty());
        return said;
    }

    @TestFactory
    Stream<DynamicTest> ourWorkflowsBreakNoRule() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertThat(WorkflowRules.violations(Workflow.read(file)))
                                .isEmpty()));
    }

    /** Each fixture breaks the rule that it is named after, and no other. */
    @TestFactory
    Stream<DynamicTest> eachRuleIsKept() {
        return Fixtures.in("workflows").stream()
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.getFileName().toString(),
                        () -> assertThat(WorkflowRules.violations(Workflow.read(fixture.resolve("workflow.yml"))))
                                .isNotEmpty()
                                .allMatch(line -> line.startsWith(fixture.getFileName() + ": "))));
    }

    @Test
    void deploymentsWaitForEachOtherAndNoneIsDropped() throws IOException {
        Workflow deploy = Workflow.read(GITHUB.resolve("workflows/deploy.yml"));

        assertThat(Workflow.map(deploy.root().get("concurrency"))).asString().isEqualTo("{group=deploy, queue=max}");
        assertThat(deploy.job("deploy").root().get("environment")).isEqualTo("production");
    }

    /** With the audience of another partition nobody gets a role. */
    @Test
    void aTokenIsForTheServiceOfThePartition() throws IOException {
        Map<String, String> audiences = Map.of(
                "cn-northwest-1", "sts.amazonaws.com.cn",
                "eu-west-1", "sts.amazonaws.com",
                "us-gov-west-1", "sts.amazonaws.com",
                "eusc-de-east-1", "sts.amazonaws.com");
        for (String workflow : List.of("deploy", "watch", "remind", "pull-request")) {
            List<Step> steps = Workflow.read(GITHUB.resolve("workflows/" + workflow + ".yml"))
                    .steps();
            audiences.forEach((region, audience) -> assertThat(steps)
                    .filteredOn(step -> step.get("uses").startsWith("aws-actions/"))
                    .singleElement()
                    .extracting(step -> Expression.filled(
                            Workflow.string(step.mapping("with").get("audience")),
                            Map.of("vars", Map.of("RELAY_REGION", region))))
                    .isEqualTo(audience));
        }
    }

    /** What a fork's code can reach: no role, no comment. */
    @Test
    void onlyOurOwnBranchesTakeARoleOrWrite() throws IOException {
        List<Step> steps =
                Workflow.read(GITHUB.resolve("workflows/pull-request.yml")).steps();

        assertThat(steps)
                .filteredOn(step -> step.get("uses").startsWith("aws-actions/")
                        || step.mapping("env").containsKey("GITHUB_TOKEN"))
                .hasSize(2)
                .allMatch(step ->
                        step.get("if").contains("github.event.pull_request.head.repo.full_name == github.repository"));
    }

    @Test
    void shellcheckFindsNothingInTheScriptsOfSteps() throws Exception {
        boolean there = isThere();
        if ("required".equals(System.getenv("RELAY_E2E"))) {
            assertThat(there).as("shellcheck is missing").isTrue();
        }
        assumeTrue(there, "shellcheck is missing, so that scripts in workflows are not checked");
        List<String> command = new ArrayList<>(List.of("shellcheck", "--shell=bash"));
        for (Path file : files()) {
            for (Step step : Workflow.read(file).steps()) {
                if (step.has("run")) {
                    Path script = folder.resolve("%d.sh".formatted(command.size()));
                    Files.writeString(script, "set -e # " + file + "\n" + step.get("run"));
                    command.add(script.toString());
                }
            }
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("shellcheck", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
