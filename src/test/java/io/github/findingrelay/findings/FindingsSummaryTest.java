package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Color;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings in figures: with everybody, a vendor, others outside, an account nobody knows, an error and a Region not read. */
class FindingsSummaryTest {

    private static final Path FIXTURE = Path.of("src/test/fixtures/findings/summary");
    private static final AccountRegion TOKYO = new AccountRegion("123456789012", "ap-northeast-1");

    private static final Asked ASKED = new Asked(
            Instant.parse("2026-11-29T09:00:00Z"),
            new Filters(new TreeMap<>(Map.of(
                    "status", List.of("active"), "region", List.of("ap-northeast-1", "eu-west-1", "us-east-1")))));

    private final Organization organization = Workspace.value(AccountsFile.read(FIXTURE));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"TEXT,txt", "JSON,json", "CSV,csv", "MARKDOWN,md"})
    void countsForPeopleScriptsSpreadsheetsAndPages(Format format, String end) throws Exception {
        Golden.assertMatches(FIXTURE.resolve("summary." + end), printed(now(), Optional.empty(), format));
    }

    @ParameterizedTest
    @CsvSource({"TEXT,txt", "JSON,json", "CSV,csv", "MARKDOWN,md"})
    void comparesForPeopleScriptsSpreadsheetsAndPages(Format format, String end) throws Exception {
        Golden.assertMatches(
                FIXTURE.resolve("compared." + end), printed(now(), Optional.of(read("earlier.json")), format));
    }

    private static RequestException refused() {
        return new RequestException(Fault.DENIED, "not authorized to use Access Analyzer in ap-northeast-1");
    }

    @Test
    void fitsATerminalUnlessANameIsLonger() throws Exception {
        String text = printed(now(), Optional.of(read("earlier.json")), Format.TEXT);

        assertThat(text.lines().filter(line -> !line.startsWith("! ")))
                .allMatch(line -> line.length() <= 80 || !line.strip().contains("  "));
    }

    /** What a list and a summary say of the same findings is the same. */
    @Test
    void nothingIsNewOrGoneSinceAMomentAgo() throws Exception {
        FindingsReport now = now();
        Path summary = folder.resolve("summary.json");
        Files.writeString(summary, printed(now, Optional.empty(), Format.JSON));
        Path list = folder.resolve("list.json");
        Files.writeString(list, Json.write(FindingsJson.of(now)));
        Path eachRegion = folder.resolve("each.json");
        Files.writeString(eachRegion, Json.write(FindingsJson.of(each(now))));

        for (Path file : List.of(summary, list, eachRegion)) {
            Listing then = Workspace.value(EarlierFile.read(file));
            Comparison compared = Comparison.of(then, Listing.of(now, ASKED));
            assertThat(then.findings()).as(file.toString()).hasSize(12);
            assertThat(compared.still()).hasSize(12);
            assertThat(List.of(compared.added(), compared.gone(), compared.perhapsAdded(), compared.perhapsGone()))
                    .allMatch(List::isEmpty);
            assertThat(compared.newPrincipals()).isEmpty();
            assertThat(compared.otherFilters()).isEmpty();
        }
    }

    /** A list that has each Region by itself says twice what both say. */
    @Test
    void accessUnderAnotherConditionIsAnotherFinding() throws Exception {
        String finding = """
                {
                  "id": "%s",
                  "owner": "payments",
                  "analyzer": "arn:aws:access-analyzer:%s:123456789012:analyzer/x",
                  "resource": "arn:aws:iam::123456789012:role/deploy",
                  "resourceType": "AWS::IAM::Role",
                  "status": "active",
                  "public": false,
                  "principal": {"AWS": "444455556666"},
                  "condition": %s,
                  "since": "2026-11-01T09:00:00Z"
                }
                """;
        String other = "{\"sts:ExternalId\": \"7\"}";
        Path file = Files.writeString(
                folder.resolve("each.json"),
                "{\"findings\": [%s, %s, %s], \"notRead\": []}"
                        .formatted(
                                finding.formatted("1", "eu-west-1", "{}"),
                                finding.formatted("2", "us-east-1", "{}"),
                                finding.formatted("3", "eu-west-1", other)));

        assertThat(Workspace.value(EarlierFile.read(file)).findings())
                .extracting(known -> known.ids().keySet())
                .containsExactly(Set.of("1", "2"), Set.of("3"));
    }

    @ParameterizedTest
    @CsvSource({"active, still open", "all, still there", "archived, still there"})
    void whatIsArchivedIsNotCalledOpen(String status, String still) throws Exception {
        Asked asked = new Asked(ASKED.at(), new Filters(new TreeMap<>(Map.of("status", List.of(status)))));
        Comparison compared = Comparison.of(read("earlier.json"), Listing.of(now(), asked));

        assertThat(new ComparisonText(compared, "monday.json", organization).totals())
                .contains(" " + still);
    }

    /** Nobody looks there any more. */
    @Test
    void whatAnAnalyzerThatIsGoneHadFoundIsNotCalledGone() throws Exception {
        FindingsReading nothing = new FindingsReading(List.of(), Map.of(), List.of(TOKYO));
        FindingsReport without =
                new FindingsReport(organization, "", List.of(), nothing, List.of(), Optional.of(ASKED));

        Comparison compared = Comparison.of(read("earlier.json"), Listing.of(without, ASKED));

        assertThat(compared.perhapsGone())
                .singleElement()
                .extracting(KnownFinding::id)
                .isEqualTo("00000000-0000-4000-8000-000000000102");
        assertThat(compared.gone()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                        | this is not JSON: Unexpected end-of-input",
                "5 active findings                        | :1:3: error: this is not JSON: ",
                "``                                       | error: it is empty",
                "{} {}                                    | this is not JSON: ",
                "[1, 2]                                   | this is JSON, but not a list or summary of findings",
                "{\"findings\": []}                       | this is JSON, but not a list or summary of findings",
                "{\"findings\": 1, \"notRead\": []}       | findings has to be a list, and is 1",
                "{\"findings\": [{}], \"notRead\": []}    | findings[0].analyzer has to be a text, and is missing",
                "{\"listed\": [{\"owner\": 1}], \"notRead\": []}   | listed[0].owner has to be a text, and is 1",
                "{\"at\": \"soon\", \"listed\": [], \"notRead\": []} | at has to be a time such as 2026-11-29T08:00:00Z, and is",
                "{\"listed\": [], \"notRead\": []}        | groups.principal has to be a list, and is missing",
            })
    void saysWhyAFileCannotBeComparedWith(String written, String complaint) throws Exception {
        Path file = Files.writeString(folder.resolve("file.json"), written);

        Checked<Listing> read = EarlierFile.read(file);

        assertThat(read).isInstanceOf(Checked.Invalid.class);
        assertThat(Format.TEXT.report(read.diagnostics(), false))
                .startsWith(file.toString())
                .contains(complaint)
                .contains("./relay findings list --summary --format json > FILE");
    }

    @Test
    void saysThatAFileIsMissingOrNoText() throws Exception {
        assertThat(complaint(folder.resolve("nowhere.json"))).isEqualTo("there is no such file");
        assertThat(complaint(folder)).startsWith("it cannot be read: ");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
        assertThat(complaint(binary)).isEqualTo("this is not UTF-8");
    }

    /** Whoever writes into the file must not drive the reader's terminal. */
    @Test
    void nothingInTheFileLeavesItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file.json"), """
                {
                  "at": "2026-11-22T09:00:00Z",
                  "filters": {"owner": ["\\u001b[2J\\u202e\\n"], "\\u009b1m": []},
                  "groups": {"principal": []},
                  "listed": [
                    {
                      "owner": "\\u001b]0;x\\u0007",
                      "analyzer": "arn:aws:access-analyzer:\\u001b[1m:123456789012:analyzer/x",
                      "since": {"1": "2026-11-01T09:00:00Z"}
                    }
                  ],
                  "notRead": []
                }
                """);

        for (Format format : List.of(Format.TEXT, Format.CSV, Format.MARKDOWN)) {
            String printed = printed(now(), Optional.of(Workspace.value(EarlierFile.read(file))), format);
            assertThat(printed.replace("\n", ""))
                    .contains("other filters than for monday.json: --owner was ")
                    .doesNotContainPattern("[\\p{Cc}\\u202e]");
        }
    }

    private static String complaint(Path file) {
        return EarlierFile.read(file).diagnostics().get(0).message();
    }

    private Listing read(String file) {
        return Workspace.value(EarlierFile.read(FIXTURE.resolve(file)));
    }

    private FindingsReport now() throws Exception {
        List<ExternalFinding> findings =
                WrittenFindings.read(FIXTURE.resolve("findings.json"), organization.adminAccount());
        List<ListedFinding> listed =
                ListedFinding.joined(findings, organization.notifications().roleRegion());
        return new FindingsReport(
                organization,
                FindingsText.counted(Optional.of(FindingStatus.ACTIVE), listed),
                listed,
                new FindingsReading(findings, Map.of(TOKYO, refused()), List.of()),
                List.of(),
                Optional.of(ASKED));
    }

    private static FindingsReport each(FindingsReport report) {
        return new FindingsReport(
                report.organization(),
                report.title(),
                ListedFinding.each(report.reading().findings()),
                report.reading(),
                report.notes(),
                report.asked());
    }

    private String printed(FindingsReport report, Optional<Listing> then, Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                Map.of());
        ExitCode exit = new SummaryReport(
                        new FindingsSummary(report, ASKED.at()),
                        ASKED,
                        then.map(earlier -> new ComparisonText(
                                Comparison.of(earlier, Listing.of(report, ASKED)), "monday.json", organization)))
                .print(console, format, Color.AUTO);
        assertThat(exit).isEqualTo(ExitCode.FAILED);
        String problems = err.toString(StandardCharsets.UTF_8);
        return out.toString(StandardCharsets.UTF_8).replace("\r", "") + (problems.isEmpty() ? "" : "\n" + problems);
    }
}
