package io.github.findingrelay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a change of accounts.yaml does, as people and scripts read it. */
@BesideOthers
class PlanTest {

    private static final String COMMIT = "0123456789".repeat(4);

    private static final Snapshot NOTHING = new Snapshot() {
        @Override
        public Manifest manifest() {
            return Manifest.NONE;
        }

        @Override
        public Map<String, SourceText> files(Collection<String> paths) {
            return Map.of();
        }
    };

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> saysWhatMergingDoes() {
        return Fixtures.in("plan").stream()
                .map(fixture -> DynamicTest.dynamicTest(fixture.getFileName().toString(), () -> check(fixture)));
    }

    private void check(Path fixture) throws IOException {
        Rendered after = rendered(fixture.resolve("after.yaml"));
        Path before = fixture.resolve("before.yaml");
        Plan plan = Files.exists(before) ? plan(rendered(before), after) : Planner.plan("main", NOTHING, after);

        Golden.assertMatches(fixture.resolve("plan.txt"), new PlanText(plan, after.names()).text());
        Golden.assertMatches(
                fixture.resolve("plan.md"),
                new PlanMarkdown("What merging does", plan, after.names(), PlanMarkdown.ROOM).text());
        assertSchemaHolds(json(plan));
    }

    private static Plan plan(Rendered before, Rendered after) {
        return Planner.plan("main", before, after)
                .with(new OrganizationChange(before.organization(), after.organization()).sentences());
    }

    private static String json(Plan plan) {
        String fingerprint = "sha256:" + "0".repeat(64);
        return PlanJson.of(plan, Optional.of(COMMIT), Optional.of(fingerprint), fingerprint);
    }

    /** The schema is published: scripts rely on it. */
    private static void assertSchemaHolds(String json) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/plan.schema.json")), InputFormat.JSON);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void aCommentHasRoomForTwelveThousandDifferentChangesAndTheJsonHasThemAll() throws IOException {
        List<Change> changes = IntStream.range(0, 12_000)
                .mapToObj(i -> new Change(
                        i == 11_999 ? Change.Action.REMOVED : Change.Action.CHANGED,
                        "finding-relay-account-%012d".formatted(i),
                        "account",
                        Optional.of("owner-" + i),
                        List.of("%012d".formatted(i)),
                        List.of(),
                        List.of("+ line " + i * 31, "- a `fence` ``` and " + "x".repeat(i % 300)),
                        Optional.empty()))
                .sorted((a, b) -> a.action().compareTo(b.action()))
                .toList();
        Plan plan = new Plan("main", List.of(), changes, 0, List.of());

        String page = new PlanMarkdown("What merging does", plan, Map.of(), PlanMarkdown.ROOM).text();

        assertThat(page.length()).isLessThan(65_536);
        assertThat(page).contains("removed: finding-relay-account-000000011999");
        assertThat(new ObjectMapper().readTree(json(plan)).get("changes")).hasSize(12_000);
    }

    /** A name is data: it neither begins a line nor drives a terminal. */
    @Test
    void whatOthersHaveWrittenIsPrintedSafely() {
        String nasty = "a\n::error::b\u0085d\u202Ee\u001B[31mf";
        Plan plan = new Plan(
                "main",
                List.of(new Sentence(Sentence.Kind.HIDDEN, nasty, List.of(nasty))),
                List.of(new Change(
                        Change.Action.CHANGED,
                        "stack",
                        "account",
                        Optional.of(nasty),
                        List.of("111122223333"),
                        List.of(new Consequence(Consequence.Effect.MUST_CONFIRM, nasty)),
                        List.of("+ " + nasty),
                        Optional.of(List.of(nasty)))),
                0,
                List.of(nasty));
        Map<String, String> names = Map.of("111122223333", nasty);

        String text = new PlanText(plan, names).text();
        String page = new PlanMarkdown("What merging does", plan, names, PlanMarkdown.ROOM).text();

        for (String printed : List.of(text, page)) {
            assertThat(printed).doesNotContain("\n::error", "\u202E", "\u001B", "\u0085");
        }
        assertThat(text.lines()).hasSize(8);
    }

    @Test
    void manySentencesLeaveRoomForTheStacks() {
        List<Sentence> sentences = IntStream.range(0, 5_000)
                .mapToObj(
                        i -> new Sentence(Sentence.Kind.TOLD_NO_MORE, "sentence %d, which is long enough".formatted(i)))
                .toList();
        Change change = new Change(
                Change.Action.REMOVED,
                "stack",
                "account",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());

        String page = new PlanMarkdown(
                        "What merging does",
                        new Plan("main", sentences, List.of(change), 0, List.of()),
                        Map.of(),
                        32_000)
                .text();

        assertThat(page.length()).isLessThan(32_000);
        assertThat(page).contains("- sentence 0,", "more sentences** do not fit here", "removed: stack");
    }

    /** generated/ as it would be rendered. */
    private record Rendered(Organization organization, Manifest manifest, Map<String, SourceText> all)
            implements Snapshot {

        Map<String, String> names() {
            return organization.accountNames();
        }

        @Override
        public Map<String, SourceText> files(Collection<String> paths) {
            Map<String, SourceText> files = new HashMap<>(all);
            files.keySet().retainAll(paths);
            return files;
        }
    }

    private Rendered rendered(Path accounts) throws IOException {
        Workspace workspace = Workspace.of(accounts, Files.createTempDirectory(folder, "workspace"));
        Map<String, SourceText> files = new HashMap<>();
        workspace
                .tree()
                .files()
                .forEach((path, bytes) -> files.put(
                        path, new SourceText("generated/" + path, new String(bytes, StandardCharsets.UTF_8))));
        return new Rendered(workspace.organization(), ManifestFile.in(files), files);
    }
}
