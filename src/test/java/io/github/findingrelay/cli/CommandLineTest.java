package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Terminal;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.request.SystemTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said before a command begins: help, versions and mistakes. */
class CommandLineTest {

    private final RelayRun relay = new RelayRun();

    private ExitCode relay(String line) {
        return relay.run(Map.of(), List.of(line.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rendr                          | 'rendr' is no command of 'relay'; did you mean 'render'? | relay",
                "findings lst                   | 'lst' is no command of 'relay findings'; did you mean 'list'? | relay findings",
                "deploy --excute                | '--excute' is no option of 'relay deploy'; did you mean '--execute'? | relay deploy",
                "deploy --dry-run --execute     | --execute, --dry-run are mutually exclusive (specify only one) | relay deploy",
                "render twice                   | 'twice' is one argument too many for 'relay render' | relay render",
                "findings                       | name a command: list, show, archive, reopen, rescan or preview | relay findings",
                "findings show                  | Missing required parameter: 'ID' | relay findings show",
                "help findngs                   | 'findngs' is no command of 'relay'; did you mean 'findings'? | relay",
                "--color red render             | Invalid value for option '--color': expected one of [auto, always, never] but was 'red' | relay",
                "-C a render -C b               | -C stands here twice, as a and as b | relay render",
                "--profile a status --profile b | --profile stands here twice, as a and as b | relay status",
                "--profile x render             | '--profile' is no option of 'relay render' | relay render"
            })
    void aMistakeIsALineAndWhereHelpIs(String line, String words, String help) {
        assertThat(relay(line)).isEqualTo(ExitCode.USAGE);
        assertThat(relay.err()).isEqualTo("error: %s%nsee '%s --help'%n".formatted(words, help));
        assertThat(relay.out()).isEmpty();
    }

    @Test
    void helpIsInGroupsAndEachCommandHasALine() {
        assertThat(relay("help")).isEqualTo(ExitCode.DONE);
        Golden.assertMatches(Path.of("src/test/fixtures/help/relay.txt"), relay.out());
        String all = relay.out();
        assertThat(relay("--help")).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"help deploy,deploy --help", "help findings archive,findings archive -h"})
    void helpOfACommandIsWhatItSaysItself(String one, String other) {
        assertThat(relay(one)).isEqualTo(ExitCode.DONE);
        String help = relay.out();
        assertThat(relay(other)).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).isEqualTo(help).startsWith("Usage: relay ");
    }

    /** Somebody may copy them. */
    @Test
    void namesOfFilesAreNotCutAndLinesFitTheTerminal() {
        for (int columns = 80; columns <= 120; columns++) {
            int most = columns;
            assertThat(help("plan", columns).lines()).allMatch(line -> line.length() <= most);
            assertThat(help("plan", columns)).contains("docs/plan.schema.json");
            assertThat(help("status", columns).split("\\s+")).contains("accounts.yaml.");
        }
        assertThat(help("plan", 400)).isEqualTo(help("plan", 120));
        assertThat(help("plan", 20)).isEqualTo(help("plan", 80));
    }

    private static String help(String command, int columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = Terminal.of(columns);
        Main.run(
                new Console(InputStream.nullInputStream(), stream, stream, terminal, Map.of(), new SystemTime()),
                command,
                "--help");
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"--version", "deploy -V", "findings list --version", "analyzers --version"})
    void everyCommandSaysItsVersion(String line) {
        assertThat(relay(line)).isEqualTo(ExitCode.DONE);
        assertThat(relay.out()).isEqualTo("Finding Relay\n");
    }

    @Test
    void optionsOfAllCommandsStandBeforeOrBehindThem(@TempDir Path workspace) throws Exception {
        Files.writeString(workspace.resolve("accounts.yaml"), """
                organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
                notifications: {fallback: security}
                owners: {security: {name: Security, contacts: [{email: security@example.com}]}}
                accounts: [{id: "222222222222", name: one, owner: security}]
                """);
        for (List<String> line : List.of(
                List.of("-C", workspace.toString(), "accounts", "list"),
                List.of("accounts", "-C", workspace.toString(), "list"),
                List.of("accounts", "list", "-C", workspace.toString()),
                List.of("-C", workspace.toString(), "accounts", "list", "-C", workspace.toString()))) {
            assertThat(relay.run(Map.of(), line)).as(relay.err()).isEqualTo(ExitCode.DONE);
            assertThat(relay.out()).contains("222222222222");
        }
        assertThat(relay.run(Map.of(), List.of("--color", "always", "-C", workspace.toString(), "prove")))
                .isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(relay.err()).contains("\u001B[31m");
    }
}
