package io.github.findingrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.cli.Main;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of findings as Access Analyzer sends them, in each language. */
class MessagesTest {

    /** Line numbers of generated/ would be others after every change of a template. */
    private static final String PLACE = " \\(generated/[^)]*\\)";

    private static final int LONGEST_SUBJECT = 99;

    @TempDir
    static Path folder;

    static List<Path> findings() {
        return Fixtures.in("messages");
    }

    @BeforeAll
    static void render() throws IOException {
        String accounts = Files.readString(Path.of("src/test/fixtures/messages/accounts.yaml"));
        workspace("en", accounts);
        workspace("ja", accounts.replace("fallback: payments", "fallback: web-shop"));
    }

    private static void workspace(String language, String accounts) throws IOException {
        Workspace.of(accounts, Files.createDirectory(folder.resolve(language))).render();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void inEnglish(Path finding) throws IOException {
        assertTold(finding, "en", Files.readString(finding.resolve("event.json")));
    }

    /** The same of an account whose owners read Japanese. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void inJapanese(Path finding) throws IOException {
        String event = Files.readString(finding.resolve("event.json"));
        assertTold(finding, "ja", event.replace("222222222222", "333333333333"));
    }

    private static void assertTold(Path finding, String language, String event) {
        String told = route(folder.resolve(language), event).replaceAll(PLACE, "");

        assertThat(told.lines().filter(line -> line.contains("| Subject: ")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.substring(line.indexOf(": ") + 2))
                        .isASCII()
                        .hasSizeLessThanOrEqualTo(LONGEST_SUBJECT));
        Golden.assertMatches(finding.resolve(language + ".txt"), told);
    }

    private static String route(Path workspace, String event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                false,
                Map.of());
        assertThat(Main.run(console, "route", "-C", workspace.toString(), "-")).isEqualTo(ExitCode.DONE);
        return out.toString(StandardCharsets.UTF_8);
    }
}
