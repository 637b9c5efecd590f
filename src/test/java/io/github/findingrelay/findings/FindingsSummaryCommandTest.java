package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Figures over HTTP, and what becomes of them. */
class FindingsSummaryCommandTest {

    private static final Path FIXTURE = Path.of("src/test/fixtures/findings");

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @BeforeAll
    static void start() throws Exception {
        EMULATOR.get().tell("analyzers", """
        [{"account": "123456789012", "region": "eu-west-1", "name": "finding-relay-analyzers", "type": "ORGANIZATION"},
         {"account": "123456789012", "region": "us-east-1", "name": "finding-relay-analyzers", "type": "ORGANIZATION"}]
        """);
    }

    @BeforeEach
    void seed() throws Exception {
        EMULATOR.get().tell("findings", "[]");
        EMULATOR.get().tell("findings", Files.readString(FIXTURE.resolve("findings.json")));
        EMULATOR.get().tell("faults", "{}");
        Files.copy(FIXTURE.resolve("accounts.yaml"), workspace.resolve("accounts.yaml"));
    }

    @Test
    void countsWhatTheFiltersOfAListLeave() {
        assertThat(summary())
                .startsWith("5 active findings, 1 public; the oldest is ")
                .containsPattern("\nEVERYBODY +1 +1 +1 +1  2019-05-06 ")
                .containsPattern("\n444455556666 +2 +0 +2 +1 ")
                .contains("\n  known vendor: archive rule partner-role\n");
        assertThat(summary("--owner", "security")).startsWith("1 active finding; ");
        assertThat(summary("--account", "payments-dev", "--status", "all")).startsWith("3 findings; ");
        assertThat(summary("--type", "bucket", "--public", "--older-than", "9"))
                .startsWith("1 active finding, 1 public");
        assertThat(summary("--region", "us-east-1", "--type", "bucket")).isEqualTo("0 active findings\n");
    }

    @Test
    void comparesWithWhatItWroteItself() throws Exception {
        Path list = written("list.json", "--format", "json", "--all-regions");
        Path summary = written("summary.json", "--format", "json", "--summary");
        EMULATOR.get().tell("findings", """
            [{"analyzer": ["123456789012", "eu-west-1", "finding-relay-analyzers"], "status": "RESOLVED",
              "id": "00000000-0000-4000-8000-000000000003", "resource": "arn:aws:s3:::payments-exports",
              "resourceType": "AWS::S3::Bucket", "resourceOwnerAccount": "222222222222"},
             {"analyzer": ["123456789012", "us-east-1", "finding-relay-analyzers"], "id": "new",
              "resource": "arn:aws:sns:us-east-1:222222222223:new", "resourceType": "AWS::SNS::Topic",
              "resourceOwnerAccount": "222222222223", "principal": {"AWS": "555566667777"}}]
            """);

        for (Path file : List.of(list, summary)) {
            assertThat(summary("--compare", file.toString()))
                    .contains("\n1 new, 1 gone, 4 still open (the oldest ")
                    .contains("\nnew outside principals:\n  555566667777\n")
                    .doesNotContain("! ");
            assertThat(summary("--compare", file.toString(), "--owner", "payments"))
                    .contains("\n1 new, 2 gone, 3 still open (the oldest ")
                    .contains(
                            "! other filters than for %s: --owner was not set, and is payments now\n".formatted(file));
        }
    }

    @Test
    void whatIsNotReadIsNotCalledGone() throws Exception {
        Path summary = written("summary.json", "--format", "json", "--summary");
        EMULATOR.get().tell("faults", "{\"denied\": [[\"123456789012\", \"us-east-1\"]]}");

        assertThat(relay("list", "--summary", "--compare", summary.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("\n0 new, 0 gone, 3 still open")
                .contains("! not answered: 123456789012 (admin), us-east-1: ")
                .contains(
                        "! not compared: 2 findings of us-east-1 (not read now): whether they are gone cannot be known");
    }

    /** With a list of one Region. */
    @Test
    void whatWasNotAskedForIsNotCalledNew() throws Exception {
        Path list = written("list.json", "--format", "json", "--region", "eu-west-1");

        assertThat(summary("--compare", list.toString()))
                .contains("\n0 new, 0 gone, 3 still open")
                .contains("! not compared: 2 findings of us-east-1 (not read for ")
                .contains("--region was eu-west-1, and is eu-west-1,us-east-1 now");
    }

    @Test
    void whatCannotBeMeantIsSaidAndNothingIsAsked() throws Exception {
        Path yaml = workspace.resolve("accounts.yaml");

        assertThat(relay("list", "--compare", "last.json")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("add --summary");
        assertThat(relay("list", "--summary", "--all-regions")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("leave one out");
        assertThat(relay("list", "--summary", "--compare", "nowhere.json")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(run.err()).contains("nowhere.json: error: there is no such file [compare.missing]");
        assertThat(relay("list", "--summary", "--compare", yaml.toString())).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(run.err()).contains(yaml + ":1:").contains("this is not JSON");
        assertThat(EMULATOR.get().ask("calls")).isEmpty();
    }

    private Path written(String name, String... arguments) throws Exception {
        assertThat(relay("list", arguments)).as(run.err()).isEqualTo(ExitCode.DONE);
        return Files.writeString(workspace.resolve(name), run.out());
    }

    private String summary(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--summary");
        assertThat(relay("list", all.toArray(String[]::new))).as(run.err()).isEqualTo(ExitCode.DONE);
        return run.out();
    }

    private ExitCode relay(String command, String... arguments) {
        return run.in(workspace, "findings " + command, arguments);
    }
}
