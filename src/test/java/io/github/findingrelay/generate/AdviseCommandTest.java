package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AdviseCommandTest {

    private static final Path USUAL = Path.of("src/test/fixtures/advise/usual");

    private final RelayRun relay = new RelayRun();

    @TestFactory
    Stream<DynamicTest> comparesTheChoicesInFigures() {
        return Fixtures.in("advise").stream()
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.getFileName().toString(),
                        () -> Golden.assertMatches(fixture.resolve("advice.txt"), advice(fixture))));
    }

    @Test
    void printsATableForAPullRequest() {
        Golden.assertMatches(USUAL.resolve("advice.md"), advice(USUAL, "--format", "markdown"));
    }

    @Test
    void fitsTheTerminal() {
        Advice advice = Adviser.advise(((Checked.Valid<Organization>) AccountsFile.read(USUAL)).value());

        assertThat(AdviceText.plain(advice, new Display(Display.USUAL, false)).lines())
                .contains("reports access  outside the     outside the     outside each;   whatever")
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Display.USUAL));
    }

    @Test
    void printsJsonForScripts() {
        Golden.assertMatches(USUAL.resolve("advice.json"), advice(USUAL, "--format", "json"));
    }

    @Test
    void invalidInputIsReported() {
        Path invalid = Path.of("src/test/fixtures/config/empty");

        assertThat(relay.in(invalid, "advise")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err()).contains("accounts.yaml:1:1: error:");
    }

    private String advice(Path workspace, String... options) {
        assertThat(relay.in(workspace, "advise", options)).isEqualTo(ExitCode.DONE);
        return relay.out();
    }
}
