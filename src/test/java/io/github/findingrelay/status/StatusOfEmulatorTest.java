package io.github.findingrelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Fingerprint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who is really notified, and the repair, over HTTP. */
class StatusOfEmulatorTest {

    private static final String TOPIC = "finding-relay-account-222222222222";
    private static final String MACHINE =
            "arn:aws:states:eu-west-1:%s:stateMachine:finding-relay-deliver-en".formatted(Emulator.ACCOUNT);

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @Test
    void fromAnEmptyAccountToConfirmedPeople() throws Exception {
        Workspace.of(ACCOUNTS, workspace).render();

        assertThat(relay("status")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out())
                .contains("222222222222 payments-prod, 222222222223 payments-test: each notifies nobody: its stack is")
                .contains("stack finding-relay-foundation");

        EMULATOR.get().tell("executions", """
            [{"machine": "%s", "status": "ACTIVE"}]""".formatted(MACHINE));
        put("[{\"new\": \"pending\"}]");
        assertThat(relay("deploy", "--execute")).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(relay("status")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out())
                .contains("each notifies nobody: payments@example.com has not confirmed")
                .containsPattern("0 of 3 chains reach somebody, (\\d) of \\1 stacks up to date");

        put("""
        [{"address": "security@example.com", "state": "confirmed"},
         {"address": "payments@example.com", "state": "confirmed"},
         {"subscribe": "https://global.sns-api.chatbot.amazonaws.com", "protocol": "https",
          "topic": "finding-relay-channel-slack-C0AB12CD3"}]""");
        Path page = workspace.resolve("status.html");
        assertThat(relay("status", "--html", page.toString())).as(run.out()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).startsWith("account").contains("healthy: 3 of 3 chains");
        assertThat(Files.readString(page)).contains("222222222222", "payments@example.com");
        assertThat(relay("status", "--owner", "paymets")).isEqualTo(ExitCode.USAGE);

        failedDeliveries();
        repairs();
    }

    private void failedDeliveries() throws Exception {
        String execution = MACHINE.replace(":stateMachine:", ":execution:") + ":one";
        EMULATOR.get().tell("executions", """
            [{"execution": "%s", "status": "FAILED", "error": "SNS.NotFoundException", "input": {"channels": [],
              "findings": [{"Id": "finding-1", "ProductFields": {"ResourceOwnerAccount": "222222222222"}}]}}]""".formatted(execution));

        assertThat(relay("status", "--owner", "payments")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out())
                .startsWith(
                        "unhealthy: finding finding-1 in 222222222222 did not reach everybody: SNS.NotFoundException;"
                                + " './relay redeliver --execute' delivers again (owner payments)\n")
                .contains("failed deliveries: 1;");
        assertThat(relay("status", "--owner", "security")).isEqualTo(ExitCode.DONE);

        String name = "redeliver-" + Fingerprint.shortOf(execution) + "-0123456789ab";
        EMULATOR.get()
                .tell(
                        "executions",
                        "[{\"execution\": \"%s\", \"input\": {}}]".formatted(execution.replace(":one", ":" + name)));
        assertThat(relay("status")).isEqualTo(ExitCode.DONE);
    }

    /** The emulator's stacks are from 2010, so that they have mailed nobody of late. */
    private void repairs() throws Exception {
        put("""
        [{"address": "payments@example.com", "state": "removed"},
         {"subscribe": "left@example.com", "topic": "%s"},
         {"address": "left@example.com", "state": "confirmed"},
         {"subscribe": "left-too@example.com", "topic": "%s"}]""".formatted(TOPIC, TOPIC));
        put("[{\"subscribe\": \"second@example.com\", \"topic\": \"finding-relay-fallback\"}]");
        assertThat(relay("status", "--owner", "security")).isEqualTo(ExitCode.DONE);
        assertThat(relay("status", "--owner", "security", "--strict")).isEqualTo(ExitCode.DIFFERS);
        put("[{\"address\": \"second@example.com\", \"state\": \"pending\"}]");
        assertThat(relay("subscriptions list")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).doesNotContain("subscriptions confirm");
        put("[{\"address\": \"second@example.com\", \"state\": \"removed\"}]");
        put("[{\"address\": \"security@example.com\", \"state\": \"pending\"}]");
        assertThat(relay("subscriptions list")).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("confirm with './relay subscriptions confirm --execute' and the link of the mail");
        put("[{\"address\": \"security@example.com\", \"state\": \"confirmed\"}]");
        int before = mails().size();

        assertThat(relay("subscriptions list")).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("lost              payments@example.com")
                .contains("unwanted          left@example.com")
                .contains("unwanted-pending  left-too@example.com")
                .endsWith("1 of 3 wanted subscriptions are confirmed\n");
        assertThat(relay("subscriptions list", "--format", "json", "--owner", "security"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).isEqualTo("[]\n");

        assertThat(relay("subscriptions repair")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("would: subscribe payments@example.com on arn:aws:sns:");
        assertThat(mails()).hasSize(before);
        assertThat(receipts()).isEmpty();

        assertThat(relay("subscriptions repair", "--execute")).as(run.out()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("done: unsubscribe left@example.com")
                .contains("skipped: unsubscribe left-too@example.com")
                .contains("done: subscribe payments@example.com")
                .contains("left for later, not before 20");
        assertThat(mails()).hasSize(before + 1).last().isEqualTo("payments@example.com");
        assertThat(receipts()).hasSize(1);
        assertThat(Files.readString(receipts().get(0))).contains("finding-relay:mailed:");

        assertThat(relay("subscriptions repair", "--execute")).isEqualTo(ExitCode.DONE);
        assertThat(mails()).hasSize(before + 1);
    }

    private List<Path> receipts() throws IOException {
        return new Workspace(workspace).receipts();
    }

    private static List<String> mails() throws Exception {
        List<String> addresses = new ArrayList<>();
        ask("GET", "")
                .get("mails")
                .forEach(mail -> addresses.add(mail.get("address").asText()));
        return addresses;
    }

    private static void put(String changes) throws Exception {
        ask("PUT", changes);
    }

    private static JsonNode ask(String method, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(EMULATOR.get().endpoint().resolve("/test/subscriptions"))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
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
        payments:
          name: Payments team
          contacts:
            - email: payments@example.com
            - slack: {workspace: T0AB12CD3, channel: C0AB12CD3}
      accounts:
        - {id: "222222222222", name: payments-prod, owner: payments}
        - {id: "222222222223", name: payments-test, owner: payments}
      """.formatted(Emulator.ACCOUNT);
}
