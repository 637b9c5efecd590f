package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.cli.Main;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From accounts.yaml to stacks, over HTTP. */
class DeployToEmulatorTest {

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @BeforeEach
    void start() throws Exception {
        EMULATOR.get().reset();
    }

    @Test
    void onlyWhatChangedIsDeployed() throws Exception {
        write(accounts(12, "team@example.com"));
        assertThat(count(deploy(), "created")).isEqualTo(15);
        assertThat(count(deploy(), "unchanged")).isEqualTo(15);
        assertThat(EMULATOR.get().ask("applied-archive-rules")).hasSize(2);

        write(accounts(11, "team@example.com").replace("payments-0@", "payments-new@"));
        JsonNode report = deploy();

        assertThat(names(report, "updated"))
                .containsExactly("finding-relay-account-200000000000", "finding-relay-foundation");
        assertThat(names(report, "deleted")).containsExactly("finding-relay-account-200000000011");
        assertThat(EMULATOR.get().subscribers())
                .contains("payments-new@example.com")
                .doesNotContain("payments-0@example.com");
    }

    @Test
    void theCapsStopWhatDeletesTooMuch() throws Exception {
        write(accounts(12, "team@example.com"));
        deploy();

        write(accounts(2, "team@example.com"));

        assertThat(relay("deploy", "--execute", "--format", "json")).isEqualTo(ExitCode.GUARDED);
        assertThat(names(new ObjectMapper().readTree(run.out()), "not run")).hasSize(10);
        assertThat(relay("deploy", "--execute", "--max-prune", "10")).isEqualTo(ExitCode.DONE);
        assertThat(stacks()).isEqualTo(4);
    }

    @Test
    void aPlanAgainstAwsSaysWhatDeployDoesAndBindsIt() throws Exception {
        write(accounts(12, "team@example.com"));
        deploy();
        write(accounts(11, "team@example.com").replace("payments-0@", "payments-new@"));

        assertThat(relay("plan", "--live")).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .startsWith("plan against AWS: 1 removed, 2 changed; 12 unchanged")
                .contains("loses its confirmed subscription: payments-0@example.com")
                .contains("has to confirm: payments-new@example.com");

        assertThat(relay("plan", "--live", "--change-sets")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("  CloudFormation: ");
        assertThat(stacks()).isEqualTo(14);

        assertThat(relay("plan", "--live", "--format", "json")).isEqualTo(ExitCode.DONE);
        Path plan = Files.writeString(workspace.resolve("plan.json"), run.out());
        assertThat(relay("deploy", "--execute", "--only", "finding-relay-foundation"))
                .isEqualTo(ExitCode.GUARDED);
        assertThat(run.out()).contains("not run    finding-relay-foundation");
        assertThat(relay("deploy", "--execute", "--plan", plan.toString())).isEqualTo(ExitCode.GUARDED);
        assertThat(run.err()).contains("what is deployed has changed since");

        relay("plan", "--live", "--format", "json");
        Files.writeString(plan, run.out());
        assertThat(relay("deploy", "--execute", "--plan", plan.toString())).isEqualTo(ExitCode.DONE);
        relay("plan", "--live", "--format", "json");
        Files.writeString(plan, run.out());
        write(accounts(12, "team@example.com"));
        assertThat(relay("deploy", "--execute", "--plan", plan.toString())).isEqualTo(ExitCode.GUARDED);
        assertThat(run.err()).contains("another state of generated/");
    }

    @Test
    void aDryRunDoesNothing() throws Exception {
        write(accounts(3, "team@example.com"));

        assertThat(relay("deploy", "--dry-run")).isEqualTo(ExitCode.DONE);

        assertThat(run.out()).contains("would create finding-relay-foundation").endsWith("""
                would create 6
                would send 5 confirmation mails
                  1 to payments-0@example.com (payments)
                  3 to payments@example.com (payments)
                  1 to team@example.com (security)
                """);
        assertThat(run.err()).endsWith("Nothing was changed. To do it: add --execute.\n");
        assertThat(stacks()).isZero();
    }

    /** A workflow that was written when it deployed without an option must not pass. */
    @Test
    void withoutAWordItDoesNothingAndFailsIfSomethingIsLeft() throws Exception {
        write(accounts(3, "team@example.com"));
        assertThat(relay("deploy")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.err()).endsWith("Nothing was changed. To do it: add --execute.\n");
        assertThat(relay("deploy", "--dry-run", "--execute")).isEqualTo(ExitCode.USAGE);
        assertThat(stacks()).isZero();

        deploy();
        assertThat(relay("deploy")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).endsWith("6 unchanged\nwould send 0 confirmation mails\n");
        assertThat(run.err()).doesNotContain("--execute");

        write(accounts(3, "team@example.com").replace("payments-0@", "payments-new@"));
        assertThat(relay("deploy")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out()).endsWith("would send 1 confirmation mail\n  1 to payments-new@example.com (payments)\n");
    }

    @Test
    void whatIsNotRenderedIsNotDeployed() throws Exception {
        write(accounts(3, "team@example.com"));
        Workspace.of(accounts(4, "team@example.com"), workspace);

        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.err()).contains("accounts/200000000003.yaml: error: this file is missing; run './relay render'");
        assertThat(relay("deploy", "--dry-run")).isEqualTo(ExitCode.DIFFERS);
        Workspace.of(accounts(4, "nobody"), workspace);
        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(run.err()).contains("'nobody'");
        assertThat(stacks()).isZero();
    }

    @Test
    void aStackThatIsNotThereIsNotDeployedInSilence() throws Exception {
        write(accounts(1, "team@example.com"));

        assertThat(relay("deploy", "--execute", "--only", "finding-relay-acount-1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no stack 'finding-relay-acount-1'");
    }

    @Test
    void anotherAccountIsLeftAlone() throws Exception {
        write(accounts(1, "team@example.com").replace(Emulator.ACCOUNT, "111122223333"));

        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.GUARDED);
        assertThat(run.err())
                .contains("the credentials are of account 123456789012; the admin account is 111122223333");
        assertThat(stacks()).isZero();
    }

    @Test
    @Tag("scale")
    void fiveHundredStacksTakeFewCalls() throws Exception {
        write(accounts(500, "team@example.com"));

        JsonNode report = deploy();

        assertThat(count(report, "created")).isEqualTo(511);
        assertThat(report.get("calls").asInt()).isLessThan(6 * 511);
    }

    /** The process is killed in the middle, as a runner that is taken away. */
    @Test
    @Tag("scale")
    void aKillInTheMiddleIsMadeGoodByTheNextRun() throws Exception {
        write(accounts(200, "team@example.com"));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "deploy",
                "--execute",
                "-C",
                workspace.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(EMULATOR.get().environment());
        Process process = builder.start();
        while (stacks() < 20 && process.isAlive()) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        int before = stacks();
        assertThat(before).isBetween(20, 205);

        JsonNode report = deploy();

        assertThat(count(report, "failed")).isZero();
        assertThat(count(report, "unchanged")).isGreaterThan(10);
        assertThat(stacks()).isEqualTo(210);
        assertThat(count(deploy(), "unchanged")).isEqualTo(211);
    }

    private void write(String accounts) throws IOException {
        Workspace.of(accounts, workspace).render();
    }

    private JsonNode deploy() throws IOException {
        ExitCode exit = relay("deploy", "--execute", "--format", "json");
        assertThat(exit).as(run.err() + run.out()).isEqualTo(ExitCode.DONE);
        return new ObjectMapper().readTree(run.out());
    }

    private static int count(JsonNode report, String result) {
        return names(report, result).size();
    }

    private static List<String> names(JsonNode report, String result) {
        List<String> names = new ArrayList<>();
        report.get("outcomes").forEach(outcome -> {
            if (outcome.get("result").asText().equals(result)) {
                names.add(outcome.get("name").asText());
            }
        });
        return names;
    }

    private int stacks() {
        return EMULATOR.get().stacks("finding-relay-").size();
    }

    private static String accounts(int count, String security) {
        StringBuilder yaml = new StringBuilder("""
            organization:
              adminAccount: "%s"
              homeRegion: eu-west-1
              regions: [eu-west-1, us-east-1]
            notifications:
              fallback: security
              eventBuses: 0
            owners:
              security:
                name: Cloud security
                contacts: [{email: %s}]
              payments:
                name: Payments team
                contacts: [{email: payments@example.com}]
            archiveRules:
              - name: partner
                reason: The partner reads here.
                approvedBy: security
                match:
                  resourceOwnerAccount: {eq: ["200000000000"]}
                  principal.AWS: {eq: ["444455556666"]}
            accounts:
            """.formatted(Emulator.ACCOUNT, security));
        IntStream.range(0, count)
                .forEach(i -> yaml.append("  - {id: \"%d\", name: payments-%d, owner: payments%s}%n"
                        .formatted(
                                200_000_000_000L + i,
                                i,
                                i == 0 ? ", contacts: [{email: payments-0@example.com}]" : "")));
        return count < 100 ? yaml.toString() : yaml.toString().replace("eventBuses: 0", "eventBuses: 8");
    }

    private ExitCode relay(String command, String... arguments) {
        return run.in(workspace, command, arguments);
    }
}
