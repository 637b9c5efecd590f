package io.github.findingrelay.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The analyzers of three accounts and two Regions, over HTTP. */
class AnalyzersCommandTest {

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @BeforeEach
    void leaveAnalyzersBehind() throws Exception {
        Files.writeString(workspace.resolve("accounts.yaml"), """
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
          - {id: "111122223333", name: one, owner: security}
          - {id: "444455556666", name: two, owner: security}
        """.formatted(Emulator.ACCOUNT));
        request("PUT", "faults", "{}");
        seed("cm-access-analyzer", "ACCOUNT", "");
        seed("finding-relay-analyzers-organization", "ORGANIZATION", "");
        seed("unused", "ACCOUNT_UNUSED_ACCESS", "securityhubv2.amazonaws.com");
    }

    @Test
    void listsAllPages() throws IOException {
        assertThat(relay("list")).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("444455556666  us-east-1  cm-access-analyzer ")
                .contains("securityhubv2.amazonaws.com  no")
                .endsWith("18 analyzers in 6 of 6 accounts and Regions\n");

        assertThat(relay("list", "--name", "unused", "--format", "json")).isEqualTo(ExitCode.DONE);
        JsonNode analyzers = new ObjectMapper().readTree(run.out()).get("analyzers");
        assertThat(analyzers).hasSize(6);
        assertThat(analyzers.get(0).get("managedBy").asText()).isEqualTo("securityhubv2.amazonaws.com");

        assertThat(relay("list", "--region", "us-east-1", "--format", "csv")).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines()).hasSize(10);
    }

    @Test
    void deletesOnlyWhatIsAskedForAndOnlyWithExecute() throws Exception {
        assertThat(relay("delete", "--name", "cm-access-analyzer")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("0 deleted, 0 failed, 6 to delete");
        assertThat(there()).hasSize(18);
        assertThat(workspace.resolve("receipts")).doesNotExist();

        assertThat(relay("delete", "--name", "cm-access-analyzer", "--max", "5", "--execute"))
                .isEqualTo(ExitCode.GUARDED);
        assertThat(run.err()).contains("--max 6 allows it");
        assertThat(there()).hasSize(18);

        assertThat(relay(
                        "delete",
                        "--name",
                        "cm-access-analyzer",
                        "--keep",
                        "444455556666/us-east-1",
                        "--max",
                        "5",
                        "--execute"))
                .as(run.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("5 deleted, 0 failed, 0 to delete, 1 stay");
        assertThat(there())
                .hasSize(13)
                .contains("arn:aws:access-analyzer:us-east-1:444455556666:analyzer/cm-access-analyzer");
        assertThat(relay("delete", "--resume", receipt().toString(), "--execute"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("0 of 0 accounts and Regions");
    }

    @Test
    void anAccountThatDoesNotAnswerIsALineAndTheRestIsDone() throws Exception {
        deny("444455556666", "eu-west-1", "us-east-1");

        assertThat(relay("list")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("not answered: 444455556666 (two), all 2 Regions: not authorized ")
                .endsWith("12 analyzers in 4 of 6 accounts and Regions\n");
        assertThat(relay("list", "--format", "csv")).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("not answered: 444455556666 (two), all 2 Regions: ");
        assertThat(relay("list", "--format", "json")).isEqualTo(ExitCode.FAILED);
        JsonNode unanswered = new ObjectMapper().readTree(run.out()).get("unanswered");
        assertThat(unanswered).hasSize(2);
        assertThat(unanswered.get(1).get("region").asText()).isEqualTo("us-east-1");

        assertThat(relay("delete", "--name", "cm-access-analyzer")).isEqualTo(ExitCode.FAILED);
        assertThat(relay("delete", "--name", "cm-access-analyzer", "--execute")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("4 deleted").contains("4 of 6 accounts and Regions answered");
        assertThat(there()).hasSize(14);

        deny("444455556666");
        assertThat(relay("delete", "--resume", receipt().toString(), "--execute"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("2 deleted").contains("2 of 2 accounts and Regions answered");
        assertThat(there()).hasSize(12);
    }

    /** There is no organization here that could say it. */
    @Test
    void whereTheOrganizationDoesNotSayItsAccountsThoseOfTheFileAreListedAndNothingIsDeleted() throws Exception {
        assertThat(relay("list", "--organization")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).endsWith("18 analyzers in 6 of 6 accounts and Regions\n");
        assertThat(run.err())
                .contains("error: not answered: the accounts of the organization, so that only those of accounts.yaml"
                        + " are listed: ");

        assertThat(relay("delete", "--organization", "--name", "cm-access-analyzer", "--execute"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(there()).hasSize(18);
    }

    @Test
    void theReceiptOfAnotherOrganizationIsNotContinued() throws Exception {
        Path other = workspace.resolve("other.json");
        Files.writeString(other, """
        {"command": "analyzers delete", "account": "999988887777", "names": ["cm-access-analyzer"], "types": ["ACCOUNT"],
         "entries": [{"action": "list analyzers", "account": "111122223333", "region": "eu-west-1", "subject": "x", "result": "failed"}]}
        """);

        assertThat(relay("delete", "--resume", other.toString(), "--execute")).isEqualTo(ExitCode.GUARDED);
        assertThat(run.err()).contains("the receipt is of account 999988887777");
        assertThat(there()).hasSize(18);
    }

    @Test
    void nothingIsDeletedIfTheReceiptCannotBeWritten() throws Exception {
        Path full = Files.createDirectories(workspace.resolve("receipt/full"));

        assertThat(relay(
                        "delete",
                        "--name",
                        "cm-access-analyzer",
                        "--receipt",
                        String.valueOf(full.getParent()),
                        "--execute"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(there()).hasSize(18);
    }

    @Test
    void neverDeletesWhatIsProtected() throws Exception {
        assertThat(relay(
                        "delete",
                        "--name",
                        "unused",
                        "--name",
                        "finding-relay-analyzers-organization",
                        "--type",
                        "ORGANIZATION",
                        "--type",
                        "ACCOUNT_UNUSED_ACCESS",
                        "--execute"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("securityhubv2.amazonaws.com manages it").contains("12 stay");
        assertThat(there()).hasSize(18);
    }

    @Test
    void saysHowItIsMeant() {
        assertThat(relay("delete")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--name says which analyzers");
        assertThat(relay("delete", "--name", "a", "--keep", "prod")).isEqualTo(ExitCode.USAGE);
        assertThat(relay("delete", "--name", "a", "--resume", "r.json")).isEqualTo(ExitCode.USAGE);
        assertThat(relay("list", "--account", "prod")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--account: accounts.yaml has no account 'prod'");
    }

    private Path receipt() throws IOException {
        return new Workspace(workspace).receipts().get(0);
    }

    /** Takes the place of what was denied before. */
    private static void deny(String account, String... regions) throws Exception {
        String places = Stream.of(regions)
                .map(region -> "[\"%s\", \"%s\"]".formatted(account, region))
                .collect(Collectors.joining(", "));
        request("PUT", "faults", "{\"denied\": [%s]}".formatted(places));
    }

    private ExitCode relay(String command, String... arguments) {
        return run.in(workspace, "analyzers " + command, arguments);
    }

    private static void seed(String name, String type, String managedBy) throws Exception {
        StringBuilder all = new StringBuilder("[");
        for (String account : List.of(Emulator.ACCOUNT, "111122223333", "444455556666")) {
            for (String region : List.of("eu-west-1", "us-east-1")) {
                all.append(all.length() > 1 ? "," : "").append("""
                {"account": "%s", "region": "%s", "name": "%s", "type": "%s", "managedBy": "%s"}
                """.formatted(account, region, name, type, managedBy));
            }
        }
        request("PUT", "analyzers", all + "]");
    }

    private static List<String> there() throws Exception {
        return new ObjectMapper().readerForListOf(String.class).readValue(request("GET", "analyzers", ""));
    }

    private static String request(String method, String what, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(EMULATOR.get().endpoint().resolve("/test/" + what))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
