package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Breaks rendered templates in the ways that have hurt people: the proof names each of them. */
@BesideOthers
class BrokenTemplatesTest {

    private static final Path ACCOUNTS = Path.of("src/test/fixtures/prove/accounts.yaml");

    @TempDir
    Path folder;

    @Test
    void unbrokenTemplatesAreProved() throws IOException {
        Proof proof = Workspace.value(Proofs.of(Workspace.of(ACCOUNTS, folder).render()));

        assertThat(proof.problems()).isEmpty();
        assertThat(proof.represented()).isGreaterThan(proof.played());
    }

    @TestFactory
    Stream<DynamicTest> theProofNamesWhatIsBroken() {
        return tests(fixture -> !takesLong(fixture));
    }

    @TestFactory
    @Tag("scale")
    Stream<DynamicTest> theProofNamesWhatIsBrokenOnEventBusesAndInStateMachines() {
        return tests(BrokenTemplatesTest::takesLong);
    }

    /** Whatever is broken in a state machine, it has to be played anew. */
    private static boolean takesLong(Path fixture) {
        String name = fixture.getFileName().toString();
        return name.startsWith("bus-") || name.startsWith("machine-");
    }

    private Stream<DynamicTest> tests(Predicate<Path> chosen) {
        return Fixtures.in("prove").stream()
                .filter(chosen)
                .map(fixture -> DynamicTest.dynamicTest(fixture.getFileName().toString(), () -> check(fixture)));
    }

    private void check(Path fixture) throws IOException {
        Path broken = Files.createTempDirectory(folder, "broken");
        Workspace workspace = Workspace.of(accounts(fixture), broken).render();
        workspace.apply(Files.readString(fixture.resolve("edits.txt")));

        List<Diagnostic> problems = problems(Proofs.of(workspace));

        assertThat(problems).isNotEmpty();
        Golden.assertMatches(fixture.resolve("report.txt"), Format.TEXT.report(problems, false));
    }

    /** The fixture's own organization, if it needs another one. */
    private static Path accounts(Path fixture) {
        Path own = fixture.resolve("accounts.yaml");
        return Files.exists(own) ? own : ACCOUNTS;
    }

    private static List<Diagnostic> problems(Checked<Proof> proof) {
        return proof instanceof Checked.Valid<Proof> valid ? valid.value().problems() : proof.diagnostics();
    }
}
