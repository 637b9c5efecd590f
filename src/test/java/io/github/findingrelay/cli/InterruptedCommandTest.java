package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.AnyServer;
import io.github.findingrelay.fixture.AnyServer.Answer;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that gets a signal while a change is on its way. */
@Tag("scale")
class InterruptedCommandTest {

    private static final String ACCOUNT = "111122223333";
    private static final String FINDING = "00000000-0000-4000-8000-000000000001";

    private static final String IDENTITY = """
            <GetCallerIdentityResponse><GetCallerIdentityResult>
              <Account>%1$s</Account><Arn>arn:aws:iam::%1$s:user/ana</Arn>
            </GetCallerIdentityResult></GetCallerIdentityResponse>""".formatted(ACCOUNT);

    private static final String ANALYZERS = """
            {"analyzers": [{"arn": "arn:aws:access-analyzer:eu-west-1:%s:analyzer/finding-relay", "type": "ORGANIZATION",
             "name": "finding-relay", "status": "ACTIVE", "createdAt": "2026-01-01T00:00:00Z"}]}""".formatted(ACCOUNT);

    private static final String FINDINGS = """
            {"findings": [{"id": "%s", "resource": "arn:aws:s3:::exports", "resourceType": "AWS::S3::Bucket",
             "resourceOwnerAccount": "222222222222", "status": "ACTIVE", "isPublic": true, "condition": {},
             "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z",
             "analyzedAt": "2026-01-01T00:00:00Z"}]}""".formatted(FINDING);

    @TempDir
    Path workspace;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private Answer answer(AnyServer.Asked asked) {
        if (asked.line().startsWith("POST / ")) {
            return new Answer(200, "Content-Type: text/xml\r\n", IDENTITY);
        }
        if (asked.line().startsWith("PUT /finding")) {
            begun.countDown();
            await(goOn);
        }
        String json = asked.line().startsWith("GET /analyzer")
                ? ANALYZERS
                : asked.line().startsWith("POST /finding") ? FINDINGS : "{}";
        return new Answer(200, "Content-Type: application/json\r\n", json);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void itWaitsForTheCallAndLeavesTheReceipt() throws Exception {
        Workspace.of("""
            organization:
              adminAccount: "%s"
              homeRegion: eu-west-1
              regions: [eu-west-1]
            notifications:
              fallback: security
            owners:
              security:
                name: Cloud security
                contacts: [{email: security@example.com}]
            accounts:
              - {id: "222222222222", name: payments-prod, owner: security}
            """.formatted(ACCOUNT), workspace);
        Path receipt = workspace.resolve("receipt.json");
        Path err = workspace.resolve("err.txt");
        try (AnyServer aws = AnyServer.that(this::answer)) {
            Process process = start(aws, receipt, err);
            begun.await();
            process.destroy();
            awaitLine(err, "interrupted: waiting for the calls that are on their way", process);
            goOn.countDown();
            process.waitFor();
        }
        assertThat(err).content().contains("receipt: ").endsWith("interrupted: everything was done\n");
        assertThat(receipt).content().contains("\"done\"", "arn:aws:iam::" + ACCOUNT + ":user/ana");
    }

    private Process start(AnyServer aws, Path receipt, Path err) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Daws.endpointUrl=" + aws.address(),
                                "-Daws.accessKeyId=testing",
                                "-Daws.secretAccessKey=testing",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of("findings", "archive", FINDING, "--reason", "a test", "--execute", "-C"))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(command.stream(), Stream.of(workspace.toString(), "--receipt", receipt.toString()))
                        .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        return builder.redirectError(err.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The signal has arrived. */
    private static void awaitLine(Path file, String line, Process process) throws IOException {
        while (process.isAlive() && !Files.readString(file).contains(line)) {
            Thread.onSpinWait();
        }
        assertThat(file).content().contains(line);
    }
}
