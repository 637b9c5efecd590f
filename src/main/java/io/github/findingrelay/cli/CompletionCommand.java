package io.github.findingrelay.cli;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a shell complete commands and options. */
@Command(
        name = "completion",
        header = "Print a script that completes commands in a shell.",
        description = "Completes relay and ./relay.",
        footer = {
            "",
            "Example: source <(./relay completion bash)        # in ~/.bashrc",
            "         source <(./relay completion zsh)         # in ~/.zshrc, after compinit",
            "         ./relay completion fish > ~/.config/fish/completions/relay.fish"
        })
final class CompletionCommand implements Callable<ExitCode> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    /** Every command takes them; this one needs no workspace. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private WorkspaceOptions options;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    /** Whose script. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() {
        CommandLine relay = spec.root().commandLine();
        // The script for bash is one for zsh, too: it begins with what zsh needs to understand it.
        console.data(shell == Shell.FISH ? FishScript.of(relay.getCommandSpec()) : AutoComplete.bash("relay", relay));
        return ExitCode.DONE;
    }
}
