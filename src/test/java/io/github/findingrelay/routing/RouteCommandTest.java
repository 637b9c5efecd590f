package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.cli.Main;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes events through the repository's own example. */
@BesideOthers
class RouteCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] input = {};

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> saysWhoIsNotified() {
        return Fixtures.in("route").stream()
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.getFileName().toString(), () -> new RouteCommandTest().assertRouted(fixture)));
    }

    /** On an object of its own for each: they may run at the same time. */
    private void assertRouted(Path fixture) throws IOException {
        assertThat(route(fixture.resolve("event.json").toString())).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(fixture.resolve("route.txt"), out());
    }

    /** One that arrives, and one that does not. */
    @ParameterizedTest
    @ValueSource(strings = {"alarm", "other-product"})
    void saysItAsJson(String name) throws IOException {
        Path fixture = Path.of("src/test/fixtures/route", name);

        assertThat(route(fixture.resolve("event.json").toString(), "--format", "json"))
                .isEqualTo(ExitCode.DONE);
        Golden.assertMatches(fixture.resolve("route.json"), out());
    }

    @Test
    void readsStandardInputAndWritesJson() throws IOException {
        input = Files.readAllBytes(Path.of("src/test/fixtures/route/get-findings/event.json"));

        assertThat(route("-", "--format", "json")).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .contains("\"delivered\": true")
                .contains("\"rule\": \"finding-relay-account-222222222222-roles\"")
                .contains("\"email payments-oncall@example.com\"");
    }

    @Test
    void anEmptyListOfFindingsIsNoMistake() throws IOException {
        input = bytes("{\"Findings\": []}");

        assertThat(route("-")).isEqualTo(ExitCode.DONE);
        assertThat(out()).isEqualTo("-: no findings\n");
    }

    @Test
    void whatIsNoEventIsReported() throws IOException {
        assertReported("{\"a\":\n 1,, }", "e.json:2:4: error: this is not JSON");
        assertReported("", "e.json: error: it is empty");
        assertReported("{\"a\": 1}", "e.json:1:1: error: here is neither an EventBridge event");
        assertReported(
                "{\"detail-type\": \"x\", \"detail\": {}}\n  {\"detail-type\": \"y\"}",
                "e.json:2:3: error: here is neither an EventBridge event (with 'detail-type' and 'detail') nor a"
                        + " Security Hub finding: {\"detail-type\":\"y\"} [event.unknown]");
        assertReported("[".repeat(5_000), "e.json: error: this is not JSON: Document nesting depth");
        assertReported("[\n[3]]", "e.json:2:1: error: here is neither an EventBridge event");
    }

    @Test
    void inputThatIsNotInUtf8IsReported() throws IOException {
        Path file = Files.write(folder.resolve("e.json"), new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0});

        assertThat(route(file.toString())).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains("e.json: error: this is not UTF-8; save it as UTF-8 [event.encoding]");

        input = Files.readAllBytes(file);
        assertThat(route("-")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains("standard input: error: this is not UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws IOException {
        input = bytes("\uFEFF{\"Findings\": []}");

        assertThat(route("-")).isEqualTo(ExitCode.DONE);
    }

    private void assertReported(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("e.json"), text);

        assertThat(route(file.toString())).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains(message);
    }

    @Test
    void whatIsWrongIsColoredIfThatIsWanted() throws IOException {
        assertThat(route("nowhere.json", "--color", "always")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains("\u001B[31merror:\u001B[0m there is no such file");
        err.reset();

        assertThat(route("nowhere.json", "--color", "never")).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).doesNotContain("\u001B");

        assertThat(route("src/test/fixtures/route/role/event.json", "-C", "nowhere", "--color", "always"))
                .isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(err()).contains("\u001B[31m");
    }

    @Test
    void aMissingFileDoesNotHideTheOthers() throws IOException {
        assertThat(route("nowhere.json", "src/test/fixtures/route/role/event.json"))
                .isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(out()).contains("finding-relay-account-222222222222-roles");
        assertThat(err()).contains("nowhere.json: error: there is no such file [event.missing]");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ExitCode route(String... arguments) throws IOException {
        String[] all = Stream.concat(Stream.of("route"), Stream.of(arguments)).toArray(String[]::new);
        return Main.run(
                new Console(
                        new ByteArrayInputStream(input),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        false,
                        Map.of()),
                all);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
