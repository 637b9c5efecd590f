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

    @TempDir
    Path folder;

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(GITHUB)) {
            return files.filter(file -> file.toString().matches(".*/(workflows/.*|action)\\.ya?ml"))
                    .sorted()
                    .toList();
        }
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
