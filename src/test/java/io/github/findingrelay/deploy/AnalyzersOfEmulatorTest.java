package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;

/** Analyzers that somebody has deleted, or given archive rules, over HTTP: seen by all, fixed by one. */
class AnalyzersOfEmulatorTest {

    private static final String NAME = "finding-relay-analyzers";
    private static final String THERE = "analyzer %s of account %s in us-east-1".formatted(NAME, Emulator.ACCOUNT);
    private static final String HERE = "analyzer %s of account %s in eu-west-1".formatted(NAME, Emulator.ACCOUNT);

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @Test
    void whatSomebodyHasDoneIsNamedAndPutRight() throws Exception {
        Workspace.of(ACCOUNTS, workspace).render();
        EMULATOR.get().tell("faults", "{\"applying\": true}");
        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("are not applied to the findings that are there");
        EMULATOR.get().tell("faults", "{}");
        assertThat(relay("deploy", "--execute")).as(run.out()).isEqualTo(ExitCode.DONE);
        assertThat(EMULATOR.get().ask("applied-archive-rules")).hasSize(2);
        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).doesNotContain("updated");
        assertThat(relay("plan", "--live", "--exit-code")).as(run.out()).isEqualTo(ExitCode.DONE);

        somebody();

        assertThat(relay("status")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out())
                .contains("unhealthy: " + HERE + " does not exist", "unhealthy: " + THERE + " has an archive rule")
                .contains("not ours, 'quiet': it hides what has resource that contains arn:");
        assertThat(relay("plan", "--live", "--exit-code")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out()).contains(HERE + " does not exist", "would be made again", "'quiet'", "would be removed");
        assertThat(relay("deploy", "--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("'quiet'", "would be removed");

        assertThat(relay("deploy", "--execute")).as(run.out()).isEqualTo(ExitCode.DONE);
        assertThat(run.err()).contains(THERE + " has an archive rule", "it is removed now");
        assertThat(run.out())
                .contains(HERE + " was gone: made again")
                .contains("1 archived findings match it", "./relay findings reopen");
        assertThat(relay("plan", "--live", "--exit-code")).as(run.out()).isEqualTo(ExitCode.DONE);
        relay("status");
        assertThat(run.out()).doesNotContain("analyzer");
    }

    private static void somebody() throws Exception {
        try (var http = UrlConnectionHttpClient.create()) {
            client(http, Region.EU_WEST_1).deleteAnalyzer(r -> r.analyzerName(NAME));
            client(http, Region.US_EAST_1)
                    .createArchiveRule(r -> r.analyzerName(NAME)
                            .ruleName("quiet")
                            .filter(Map.of(
                                    "resource",
                                    Criterion.builder().contains("arn:").build())));
        }
        EMULATOR.get().tell("findings", """
            [{"analyzer": ["%s", "us-east-1", "%s"], "id": "f1", "resource": "arn:aws:s3:::one", "status": "ARCHIVED",
              "resourceType": "AWS::S3::Bucket", "resourceOwnerAccount": "222222222222"}]""".formatted(Emulator.ACCOUNT, NAME));
    }

    private static AccessAnalyzerClient client(SdkHttpClient http, Region region) {
        return AccessAnalyzerClient.builder().region(region).httpClient(http).build();
    }

    private ExitCode relay(String command, String... arguments) {
        return run.in(workspace, command, arguments);
    }

    private static final String ACCOUNTS = """
      organization:
        adminAccount: "%s"
        homeRegion: eu-west-1
        regions: [eu-west-1, us-east-1]
      notifications:
        fallback: security
      owners:
        security:
          name: Cloud security
          contacts: [{email: security@example.com}]
      accounts:
        - {id: "222222222222", name: payments-prod, owner: security}
      archiveRules:
        - name: partner
          reason: The partner reads here.
          approvedBy: security
          match:
            resourceOwnerAccount: {eq: ["222222222222"]}
            principal.AWS: {eq: ["444455556666"]}
      """.formatted(Emulator.ACCOUNT);
}
