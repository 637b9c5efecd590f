package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.RelayRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bash takes its script, here; zsh and fish need not be installed. */
class CompletionCommandTest {

    private final RelayRun relay = new RelayRun();

    @TempDir
    Path folder;

    private String script(String shell) {
        assertThat(relay.run(Map.of(), List.of("completion", shell)))
                .as(relay.err())
                .isEqualTo(ExitCode.DONE);
        return relay.out();
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is missing");
        Path script = Files.writeString(folder.resolve("relay.bash"), script("bash"));

        assertThat(completed(script, "relay", "fin")).isEqualTo("findings\n");
        assertThat(completed(script, "./relay", "findings", "arch")).isEqualTo("archive\n");
        assertThat(completed(script, "relay", "deploy", "--exec")).isEqualTo("--execute\n");
        assertThat(completed(script, "relay", "render", "--color", "al")).isEqualTo("always\n");
    }

    /** As bash does it when somebody presses the tabulator. */
    private static String completed(Path script, String... words) throws Exception {
        String ask = """
                source "$0"
                compopt() { :; } # works in a completion alone
                declare -F "$(complete -p relay | sed 's/.*-F \\([^ ]*\\).*/\\1/')" >/dev/null || exit 3
                COMP_WORDS=("$@")
                COMP_CWORD=$(($# - 1))
                _complete_relay
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", ask, script.toString()));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.replace(" \n", "\n");
    }

    @Test
    void zshUnderstandsTheScriptOfBash() {
        assertThat(script("zsh")).isEqualTo(script("bash")).contains("bashcompinit");
    }

    @Test
    void fishHasEachCommandWhereItBelongsAndWhatItsOptionsTake() {
        assertThat(script("fish").lines())
                .contains(
                        "complete -c relay -f",
                        "complete -c relay -n \"__fish_seen_subcommand_from findings; and"
                                + " not __fish_seen_subcommand_from list show archive reopen rescan preview\""
                                + " -a archive -d 'Archive findings that are intended.'",
                        "complete -c relay -n \"__fish_seen_subcommand_from deploy\" -l execute"
                                + " -d 'Does it. Without it, the command only says what it would do.'",
                        "complete -c relay -n \"__fish_seen_subcommand_from render\" -l color -x -a 'auto always never'"
                                + " -d 'Colors: auto (default: on a terminal), always, never.'",
                        "complete -c relay -n \"__fish_seen_subcommand_from status\" -l html -r -F"
                                + " -d 'Writes a page for a browser, too. It is one file and loads nothing.'",
                        "complete -c relay -n \"__fish_seen_subcommand_from comment\" -F",
                        "complete -c relay -n \"__fish_seen_subcommand_from completion\" -a 'bash zsh fish'")
                .allMatch(line -> line.startsWith("complete -c relay ") || line.startsWith("#"));
    }
}
