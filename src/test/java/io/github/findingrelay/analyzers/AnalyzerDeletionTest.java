package io.github.findingrelay.analyzers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.SystemTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deletion that ends before its time, and the next one that does the rest. */
class AnalyzerDeletionTest {

    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "us-west-2");
    private static final List<String> ACCOUNTS = IntStream.range(0, 40)
            .mapToObj(i -> String.valueOf(111_122_223_300L + i))
            .toList();
    private static final AccountRegion DENIED = new AccountRegion(ACCOUNTS.get(7), "us-east-1");
    private static final AccountRegion EMPTY = new AccountRegion(ACCOUNTS.get(9), "us-east-1");

    @TempDir
    Path folder;

    private final InMemoryAnalyzers aws = new InMemoryAnalyzers();
    private final AtomicBoolean interrupted = new AtomicBoolean();

    /** What the machine does when somebody pulls the plug. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void anAnalyzerEverywhereButInOnePlace() {
        AccountRegion.each(ACCOUNTS, REGIONS).stream()
                .filter(place -> !place.equals(EMPTY))
                .forEach(place -> aws.add(SampleAnalyzers.leftBehind(place)));
        aws.deny(DENIED);
    }

    @RepeatedTest(5)
    void afterAKillTheReceiptSaysWhatIsLeft() throws IOException {
        aws.limit = new Random().nextInt(118);
        aws.onLimit = () -> {
            throw new Killed();
        };
        assertThatThrownBy(() -> run(everything())).isInstanceOf(Killed.class);
        assertThat(aws.deleted()).hasSize(aws.limit);

        assertTheRestIsDone();
    }

    @RepeatedTest(5)
    void afterCtrlCNothingNewBeginsAndTheReceiptSaysWhatIsLeft() throws IOException {
        // Sixteen may be on their way, and they are not to be the last ones.
        aws.limit = new Random().nextInt(100);
        aws.onLimit = () -> interrupted.set(true);
        run(everything());
        assertThat(aws.left()).as("at most those that had begun are deleted").hasSizeGreaterThan(1);
        interrupted.set(false);

        assertTheRestIsDone();
    }

    private void assertTheRestIsDone() throws IOException {
        int before = aws.deleted().size();
        aws.limit = Integer.MAX_VALUE;
        aws.allow(DENIED);
        aws.asked().clear();

        AnalyzerDeletion rest = AnalyzerDeletion.rest(receipt(), "finding-relay", List.of());
        run(rest);

        assertThat(aws.left()).isEmpty();
        assertThat(aws.deleted()).doesNotHaveDuplicates().hasSize(119);
        assertThat(aws.asked()).contains(DENIED).doesNotContain(EMPTY);
        // Those on their way when it was killed are asked for once more.
        assertThat(aws.asked().size()).isBetween(119 - before, 119 - before + 16);
        assertThat(AnalyzerDeletion.rest(receipt(), "finding-relay", List.of()).places())
                .isEmpty();
        assertThat(new ObjectMapper().readTree(receipt().toFile()).get("entries"))
                .isNotEmpty();
    }

    @Test
    void aTornLastLineIsLeftOut() throws IOException {
        run(everything());
        String whole = Files.readString(receipt());
        int entries = DeletionJournal.read(receipt()).entries().size();

        Files.writeString(receipt(), whole.substring(0, whole.length() - 40));

        assertThat(DeletionJournal.read(receipt()).entries()).hasSize(entries - 1);
        assertThat(AnalyzerDeletion.rest(receipt(), "finding-relay", List.of()).places())
                .as("the denied place, and that of the torn line")
                .hasSize(2);
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() throws IOException {
        Files.createDirectories(folder.resolve("in-its-way/full"));

        assertThatThrownBy(() -> run(everything(), folder.resolve("in-its-way")))
                .isInstanceOf(IOException.class);
        assertThat(aws.deleted()).isEmpty();
    }

    /** A thread that is interrupted closes the file that it writes to. */
    @Test
    void whatCannotBeWrittenDownAnyMoreEndsTheDeletion() {
        aws.limit = 20;
        aws.onLimit = () -> Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(everything())).isInstanceOf(IOException.class);

        assertThat(aws.deleted()).as("those on their way may end").hasSizeBetween(20, 20 + 2 * 16);
    }

    @Test
    void whatIsNoReceiptOfADeletionIsNotContinued() throws IOException {
        for (String other : List.of(
                "{}",
                "{\"command\": \"findings archive\", \"names\": [\"cm-access-analyzer\"]}",
                "{\"command\": \"analyzers delete\", \"names\": []}")) {
            Files.writeString(folder.resolve("other.json"), other);

            assertThatThrownBy(() -> AnalyzerDeletion.rest(folder.resolve("other.json"), "relay", List.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is no receipt of 'analyzers delete'");
        }
    }

    /** As version 1 has written it; a later one that could not read it would begin anew. */
    @Test
    void aReceiptOfAnEarlierVersionIsContinuedAsItIs() throws IOException {
        String earlier = """
        {
          "command": "analyzers delete",
          "at": "2026-07-01T00:00:00Z",
          "account": "111122223300",
          "role": "CleanUp",
          "names": ["cm-access-analyzer"],
          "types": ["ACCOUNT","ORGANIZATION"],
          "kept": ["111122223301"],
          "accounts": ["111122223300","111122223301","111122223302"],
          "regions": ["eu-west-1"],
          "entries": [
            {"action":"list analyzers","account":"111122223302","region":"eu-west-1","subject":"111122223302 eu-west-1","result":"failed","detail":"not \\"authorized\\""},
            {"action":"delete analyzer","account":"111122223300","region":"eu-west-1","subject":"arn:aws:access-analyzer:eu-west-1:111122223300:analyzer/cm-access-analyzer","result":"planned","detail":"of the stack cm"},
            {"action":"delete analyzer","account":"111122223300","region":"eu-west-1","subject":"arn:aws:access-analyzer:eu-west-1:111122223300:analyzer/cm-access-analyzer","result":"done"}
          ]
        }
        """;
        Path file = folder.resolve("earlier.json");
        Files.writeString(file, earlier);

        AnalyzerDeletion rest = AnalyzerDeletion.rest(file, "finding-relay", List.of());

        assertThat(rest.places()).containsExactly(new AccountRegion("111122223302", "eu-west-1"));
        assertThat(rest.receipt().role()).isEqualTo("CleanUp");
        assertThat(rest.choice().kept()).containsExactly("111122223301");
        DeletionJournal.begin(file, rest.receipt()).close();
        assertThat(Files.readString(file)).isEqualTo(earlier);
    }

    @Test
    void anEntryOfUnknownResultIsLookedAtAgain() throws IOException {
        Path file = folder.resolve("odd.json");
        Files.writeString(file, """
        {"command": "analyzers delete", "account": "111122223300", "names": ["a"],
         "entries": [{"action": "delete analyzer", "account": "111122223300", "region": "eu-west-1", "subject": "a"}]}
        """);

        AnalyzerDeletion rest = AnalyzerDeletion.rest(file, "finding-relay", List.of());

        assertThat(rest.places()).containsExactly(new AccountRegion("111122223300", "eu-west-1"));
        assertThat(rest.receipt().role()).isEqualTo("OrganizationAccountAccessRole");
    }

    @Test
    void keepsWhatWasKeptBefore() throws IOException {
        String kept = ACCOUNTS.get(0);
        aws.limit = 10;
        aws.onLimit = () -> interrupted.set(true);
        run(deletion(List.of(kept)));
        interrupted.set(false);
        aws.limit = Integer.MAX_VALUE;

        run(AnalyzerDeletion.rest(receipt(), "finding-relay", List.of(ACCOUNTS.get(39))));

        assertThat(aws.left())
                .extracting(analyzer -> analyzer.place().account())
                .contains(kept)
                .containsOnly(kept, ACCOUNTS.get(39), DENIED.account());
    }

    private Path receipt() {
        return folder.resolve("receipts/r.json");
    }

    private static AnalyzerDeletion everything() {
        return deletion(List.of());
    }

    private static AnalyzerDeletion deletion(List<String> kept) {
        return AnalyzerDeletion.of(
                new DeletionReceipt(
                        DeletionReceipt.COMMAND,
                        "2026-07-01T00:00:00Z",
                        ACCOUNTS.get(0),
                        "CleanUp",
                        List.of("cm-access-analyzer"),
                        AnalyzerChoice.EXTERNAL,
                        kept,
                        ACCOUNTS,
                        REGIONS,
                        List.of()),
                "finding-relay");
    }

    private void run(AnalyzerDeletion deletion) throws IOException {
        run(deletion, receipt());
    }

    private void run(AnalyzerDeletion deletion, Path receipt) throws IOException {
        AnalyzerDeletionRun run = new AnalyzerDeletionRun(silence(), deletion, interrupted::get, this::sweep);
        run.delete(run.look(), receipt);
    }

    private AnalyzerSweep sweep(BooleanSupplier stopped) {
        return new AnalyzerSweep(aws, 16, () -> new RequestBudget(new SystemTime(), new Random(1)), stopped);
    }

    private static Console silence() {
        PrintStream none = new PrintStream(new ByteArrayOutputStream(), true);
        return new Console(InputStream.nullInputStream(), none, none, false, Map.of());
    }
}
