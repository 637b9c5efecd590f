package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Golden;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desk over HTTP. */
class FindingsCommandTest {

    private static final Path FIXTURE = Path.of("src/test/fixtures/findings");
    private static final String ROLE = "00000000-0000-4000-8000-000000000001";
    private static final String SAME_ROLE = "00000000-0000-4000-8000-000000000002";
    private static final String HOW = "Nothing was changed. To do it: add --execute.\n";
    private static final String BUCKET = "00000000-0000-4000-8000-000000000003";

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @BeforeAll
    static void start() throws Exception {
        put("analyzers", """
        [{"account": "123456789012", "region": "eu-west-1", "name": "finding-relay-analyzers", "type": "ORGANIZATION"},
         {"account": "123456789012", "region": "us-east-1", "name": "finding-relay-analyzers", "type": "ORGANIZATION"},
         {"account": "222222222222", "region": "eu-west-1", "name": "theirs", "type": "ACCOUNT"}]
        """);
    }

    @BeforeEach
    void seed() throws Exception {
        put("findings", "[]");
        put("findings", Files.readString(FIXTURE.resolve("findings.json")));
        put("faults", "{}");
        Files.copy(FIXTURE.resolve("accounts.yaml"), workspace.resolve("accounts.yaml"));
    }

    @Test
    void listsByOwnerForPeople() {
        Golden.assertMatches(FIXTURE.resolve("list.txt"), list());
    }

    @Test
    void listsEverythingForScripts() {
        String json = list("--status", "all", "--format", "json");
        assertThat(json).containsPattern("\"at\": \"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"");
        Golden.assertMatches(
                FIXTURE.resolve("list.json"),
                json.replaceFirst("\"at\": \"[^\"]+\"", "\"at\": \"2026-11-29T08:00:00Z\""));
    }

    @Test
    void listsForSpreadsheetsAndPages() {
        Golden.assertMatches(
                FIXTURE.resolve("list.csv"),
                list("--all-regions", "--format", "csv").replace("\r", ""));
        Golden.assertMatches(FIXTURE.resolve("list.md"), list("--format", "markdown"));
    }

    @Test
    void filtersAreAnd() {
        assertThat(list("--public")).startsWith("1 active finding, 1 public\n").contains(BUCKET);
        assertThat(list("--owner", "security")).startsWith("1 active finding\n").contains("777777777777");
        assertThat(list("--account", "payments-dev")).startsWith("1 active finding\n");
        assertThat(list("--account", "222222222222", "--type", "bucket")).startsWith("2 active findings, 1 public\n");
        assertThat(list("--owner", "payments", "--type", "AWS::SQS::Queue", "--region", "eu-west-1"))
                .startsWith("0 active findings\n");
        assertThat(list("--status", "archived")).startsWith("1 archived finding\n");
        assertThat(list("--type", "bucket", "--older-than", "1"))
                .startsWith("1 active finding, 1 public\n")
                .contains("2019-05-06");
        assertThat(list("--owner", "security", "--account", "payments-dev")).startsWith("0 active findings\n");
    }

    @Test
    void whatIsMistypedIsSaidAndNothingIsAsked() throws Exception {
        assertThat(mistake("list", "--region", "eu-west-2")).contains("did you mean 'eu-west-1'?");
        assertThat(mistake("list", "--owner", "payment")).contains("did you mean 'payments'?");
        assertThat(mistake("list", "--account", "payments-pro")).contains("did you mean 'payments-prod'?");
        assertThat(mistake("list", "--type", "buckett")).contains("did you mean 'bucket'?");
        assertThat(mistake("archive", BUCKET)).contains("--reason");
        assertThat(mistake("archive", BUCKET, "--reason", " ")).contains("--reason");
        assertThat(mistake("rescan", "bucket")).contains("'bucket' is not an ARN");
        assertThat(ask("calls")).isEmpty();
    }

    @Test
    void aRegionThatRefusesIsALineAndTheRestIsListed() throws Exception {
        put("faults", "{\"denied\": [[\"123456789012\", \"us-east-1\"]]}");

        assertThat(relay("list")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains(BUCKET)
                .contains("! not answered: 123456789012 (admin), us-east-1: not authorized");
        assertThat(relay("list", "--format", "csv")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains(BUCKET).doesNotContain("not answered");
        assertThat(run.err()).contains("! not answered: 123456789012 (admin), us-east-1");
        assertThat(relay("show", BUCKET)).isEqualTo(ExitCode.FAILED);
        assertThat(relay("archive", "--execute", "arn:aws:s3:::nowhere", "--reason", "x"))
                .isEqualTo(ExitCode.FAILED);
    }

    /** Whichever Region refuses, each command shows and does the rest, and says what is missing. */
    @ParameterizedTest
    @CsvSource({"us-east-1,eu-west-1," + BUCKET, "eu-west-1,us-east-1," + SAME_ROLE})
    void noCommandIsStoppedByARegion(String refusing, String other, String id) throws Exception {
        put("faults", "{\"denied\": [[\"123456789012\", \"%s\"]]}".formatted(refusing));
        String missing = "not answered: 123456789012 (admin), %s: not authorized".formatted(refusing);

        for (String format : List.of("text", "json", "csv", "markdown")) {
            assertThat(relay("list", "--status", "all", "--format", format)).isEqualTo(ExitCode.FAILED);
            assertThat(run.out()).contains(id);
            assertThat(run.out() + run.err()).contains(missing);
        }
        assertThat(relay("show", id)).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains(id);
        assertThat(run.err()).contains(missing);
        assertThat(relay("preview", "partner-role")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).startsWith("archive rule partner-role would hide").contains(missing);
        for (String command : List.of("archive", "reopen")) {
            assertThat(relay(command, id, "--execute", "--reason", "x")).isEqualTo(ExitCode.FAILED);
            assertThat(run.out()).contains("1 done");
            assertThat(run.err()).contains(missing);
        }
        assertThat(relay("rescan", "--execute", "arn:aws:iam::222222222222:role/partner-upload"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).containsPattern("failed +" + refusing).containsPattern("done +" + other);
    }

    @Test
    void aListTakesACallForEachHundredAndOutlivesThrottling() throws Exception {
        put(
                "findings",
                IntStream.range(0, 250).mapToObj(i -> """
                    {"analyzer": ["123456789012", "eu-west-1", "finding-relay-analyzers"], "id": "id-%d",
                     "resource": "arn:aws:s3:::bucket-%d", "resourceType": "AWS::S3::Bucket",
                     "resourceOwnerAccount": "222222222222", "principal": {"AWS": "444455556666"}}
                    """.formatted(i, i)).collect(Collectors.joining(",", "[", "]")));

        assertThat(list()).startsWith("255 active findings");
        assertThat(ask("calls")).hasSize(2 + 3 + 1);

        put("faults", "{\"throttleEvery\": 2}");
        assertThat(list()).startsWith("255 active findings");
        assertThat(ask("calls")).hasSizeGreaterThan(6);
    }

    @Test
    void showSaysAllThatIsKnownAndWhatToDo() {
        assertThat(relay("show", ROLE)).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(FIXTURE.resolve("show-role.txt"), run.out());
        assertThat(relay("show", "arn:aws:s3:::payments-exports")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(FIXTURE.resolve("show-bucket.txt"), run.out());
    }

    @Test
    void theRuleThatShowPrintsMatchesThisFindingAndNoOther() throws Exception {
        for (String id : new String[] {ROLE, BUCKET, BUCKET.replace("3", "4"), BUCKET.replace("3", "5")}) {
            relay("show", id);
            String snippet = run.out().substring(run.out().indexOf("  - name: "));
            Files.writeString(
                    workspace.resolve("accounts.yaml"), Files.readString(FIXTURE.resolve("accounts.yaml")) + snippet);
            String name = snippet.substring("  - name: ".length(), snippet.indexOf('\n'));

            assertThat(relay("preview", name, "--format", "csv")).as(run.err()).isEqualTo(ExitCode.DONE);

            assertThat(run.out().lines().skip(1)).singleElement().asString().endsWith(id.equals(ROLE) ? SAME_ROLE : id);
        }
    }

    @Test
    void nothingIsArchivedIfAnyNameIsWrong() throws Exception {
        assertThat(relay("archive", "--execute", BUCKET, "arn:aws:s3:::nowhere", "exports", "--reason", "x"))
                .isEqualTo(ExitCode.INVALID_INPUT);

        assertThat(run.err())
                .contains("no finding about the resource 'arn:aws:s3:::nowhere'")
                .contains("'exports' is neither the id of a finding")
                .contains("nothing was changed");
        assertThat(status(BUCKET)).isEqualTo("ACTIVE");
        assertThat(workspace.resolve("receipts")).doesNotExist();
    }

    @Test
    void whatIsArchivedIsInTheReceiptAndCanBeReopened() throws Exception {
        Path receipt = workspace.resolve("receipt.json");
        String[] names = {ROLE, "arn:aws:s3:::payments-exports", "--reason", "the partner's \"contract\""};

        assertThat(relay("archive", with(names, "--receipt", receipt.toString())))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("3 planned");
        assertThat(run.err()).endsWith(HOW);
        assertThat(receipt).doesNotExist();
        assertThat(status(ROLE)).isEqualTo("ACTIVE");

        assertThat(relay("archive", with(names, "--execute", "--receipt", receipt.toString())))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("3 done");
        assertThat(run.err()).contains("--all-regions changes theirs as well");
        assertThat(status(ROLE)).isEqualTo("ARCHIVED");
        assertThat(status(SAME_ROLE)).isEqualTo("ACTIVE");
        JsonNode json = new ObjectMapper().readTree(receipt.toFile());
        assertThat(json.get("command").asText()).isEqualTo("findings archive");
        assertThat(json.get("reason").asText()).isEqualTo("the partner's \"contract\"");
        assertThat(json.get("account").asText()).isEqualTo("123456789012");
        assertThat(json.get("caller").asText()).startsWith("arn:aws:sts::123456789012:");
        assertThat(json.get("entries")).hasSize(3);
        assertThat(json.at("/entries/0/subject").asText()).startsWith(ROLE + " arn:aws:iam::");

        assertThat(relay("archive", with(names, "--execute", "--all-regions"))).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("1 done, 3 skipped");
        assertThat(status(SAME_ROLE)).isEqualTo("ARCHIVED");
        assertThat(relay("reopen", "--execute", BUCKET, "--reason", "x")).isEqualTo(ExitCode.DONE);
        assertThat(status(BUCKET)).isEqualTo("ACTIVE");
        assertThat(list()).startsWith("3 active findings, 1 public");
    }

    @Test
    void whatIsArchivedWithoutARegionIsNotEverything() throws Exception {
        put("faults", "{\"denied\": [[\"123456789012\", \"us-east-1\"]]}");

        assertThat(relay("archive", "--execute", BUCKET, "--reason", "x")).isEqualTo(ExitCode.FAILED);

        assertThat(run.out()).contains("1 done");
        assertThat(run.err()).contains("! not answered: 123456789012 (admin), us-east-1");
        assertThat(status(BUCKET)).isEqualTo("ARCHIVED");
    }

    @Test
    void aReceiptThatCannotBeWrittenIsAFailureAndNoBug() throws Exception {
        Path file = Files.writeString(workspace.resolve("file"), "");

        assertThat(relay(
                        "archive",
                        "--execute",
                        BUCKET,
                        "--reason",
                        "x",
                        "--receipt",
                        file.resolve("r.json").toString()))
                .isEqualTo(ExitCode.FAILED);

        assertThat(run.out()).contains("1 done");
        assertThat(run.err()).contains("error: %s: something else is there already".formatted(file));
    }

    @Test
    void aRescanGoesWhereTheResourceIs() throws Exception {
        int before = ask("scans").size();
        assertThat(relay("rescan", "arn:aws:s3:::payments-exports")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("by analyzer finding-relay-analyzers\n1 planned\n");
        assertThat(run.err()).isEqualTo(HOW);
        assertThat(ask("scans")).hasSize(before);

        assertThat(relay(
                        "rescan",
                        "--execute",
                        "arn:aws:iam::222222222222:role/partner-upload",
                        "arn:aws:s3:::payments-exports"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("3 done");
        assertThat(ask("scans")).hasSize(before + 3);
        assertThat(run.err()).contains("receipt: ");

        assertThat(relay("rescan", "--execute", "arn:aws:s3:::nowhere", "arn:aws:sqs:eu-west-3:222222222222:q"))
                .isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(run.err())
                .contains("'arn:aws:s3:::nowhere' does not say in which Region and account it is")
                .contains("is in eu-west-3, which is not in organization.regions");
        assertThat(ask("scans")).hasSize(before + 3);

        put("faults", "{\"denied\": [[\"123456789012\", \"us-east-1\"]]}");
        assertThat(relay("rescan", "--execute", "arn:aws:s3:::nowhere")).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("! not answered: 123456789012 (admin), us-east-1");
    }

    @Test
    void theAnalyzersOfMembersAreAskedWithARoleOnly() throws Exception {
        put("findings", """
        [{"analyzer": ["222222222222", "eu-west-1", "theirs"], "id": "in-a-member",
          "resource": "arn:aws:s3:::theirs", "resourceType": "AWS::S3::Bucket",
          "resourceOwnerAccount": "222222222222", "principal": {"AWS": "222222222223"}}]
        """);
        Files.writeString(
                workspace.resolve("accounts.yaml"),
                Files.readString(FIXTURE.resolve("accounts.yaml"))
                                .replace("  homeRegion", "  organizationalUnits: [r-ab12]\n  homeRegion")
                        + "analyzers: {trustZone: account}\n");
        put("faults", "{\"denied\": [[\"222222222223\", \"eu-west-1\"], [\"222222222223\", \"us-east-1\"]]}");

        assertThat(list())
                .contains("the analyzers in the member accounts are not asked; --role NAME asks them")
                .doesNotContain("in-a-member");
        assertThat(relay("list", "--role", "audit")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("in-a-member")
                .contains("arn:aws:s3:::theirs <- AWS 222222222223 (payments-dev)")
                .contains("no analyzer of external access: us-east-1 of account 222222222222")
                .contains("not answered: 222222222223 (payments-dev), all 2 Regions: ");
    }

    @Test
    void aRuleThatDoesNotExistIsSaid() {
        assertThat(relay("preview", "partner-rule")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no archive rule 'partner-rule'; did you mean 'partner-role'?");
        assertThat(relay("preview", "partner-role")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).startsWith("archive rule partner-role would hide 1 active finding: payments 1\n");
    }

    /** What is deployed has the rules of generated/, until somebody adds one. */
    @Test
    void aLivePlanSaysWhatNewRulesWouldHide() throws Exception {
        new Workspace(workspace).render();
        assertThat(run.in(workspace, "deploy", "--execute"))
                .as(run.err() + run.out())
                .isEqualTo(ExitCode.DONE);
        assertThat(run.in(workspace, "plan", "--live")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).doesNotContain("would hide");

        Files.writeString(
                workspace.resolve("accounts.yaml"), Files.readString(workspace.resolve("accounts.yaml")) + """
              - name: queues
                reason: Queues of one account.
                approvedBy: security
                match:
                  resourceOwnerAccount: {eq: ["222222222223"]}
                  resourceType: {neq: ["AWS::S3::Bucket"]}
            """);
        new Workspace(workspace).render();

        assertThat(run.in(workspace, "plan", "--live")).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("! archive rule queues would hide 1 active finding: payments 1\n")
                .doesNotContain("partner-role would hide");
        put("faults", "{\"denied\": [[\"123456789012\", \"us-east-1\"]]}");
        assertThat(run.in(workspace, "plan", "--live")).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("! archive rule queues would hide no active finding\n")
                .contains("! not answered: what new archive rules would hide in us-east-1: ");
    }

    private static String[] with(String[] names, String... more) {
        return Stream.concat(Stream.of(names), Stream.of(more)).toArray(String[]::new);
    }

    private String mistake(String command, String... arguments) {
        assertThat(relay(command, arguments)).isEqualTo(ExitCode.USAGE);
        return run.err();
    }

    private String list(String... arguments) {
        assertThat(relay("list", arguments)).as(run.err()).isEqualTo(ExitCode.DONE);
        return run.out();
    }

    private ExitCode relay(String command, String... arguments) {
        return run.in(workspace, "findings " + command, arguments);
    }

    private static String status(String id) throws Exception {
        for (JsonNode finding : ask("findings")) {
            if (finding.get("id").asText().equals(id)) {
                return finding.get("status").asText();
            }
        }
        throw new AssertionError(id);
    }

    private static void put(String what, String body) throws IOException, InterruptedException {
        send(request(what).PUT(BodyPublishers.ofString(body)).build());
    }

    private static JsonNode ask(String what) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(send(request(what).build()));
    }

    private static HttpRequest.Builder request(String what) {
        return HttpRequest.newBuilder(EMULATOR.get().endpoint().resolve("/test/" + what));
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
