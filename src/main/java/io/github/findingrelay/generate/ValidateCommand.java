package io.github.findingrelay.generate;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Severity;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the input. */
@Command(
        name = "validate",
        header = "Check accounts.yaml and the templates.",
        description = "Checks accounts.yaml and the templates. Writes nothing.",
        footer = {"", "Example: ./relay validate --format github"})
public final class ValidateCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.GITHUB, Format.MARKDOWN, Format.SARIF);

    @Option(
            names = "--strict",
            description = "Exits with 3 on warnings too, for example on archive rules that expire soon.")
    private boolean strict;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() {
        Checked<FileTree> tree = Renderer.render(options.workspace);
        List<Diagnostic> found = Stream.concat(tree.diagnostics().stream(), Templates.check(options.workspace).stream())
                .distinct()
                .sorted()
                .toList();
        console.report(found, format.get(), options.color);
        if (found.stream().anyMatch(this::isRefused)) {
            return ExitCode.INVALID_INPUT;
        }
        if (format.is(Format.TEXT) || format.is(Format.MARKDOWN)) {
            console.result("accounts.yaml and the templates are valid\n");
        }
        return ExitCode.DONE;
    }

    private boolean isRefused(Diagnostic diagnostic) {
        return diagnostic.isError() || (strict && diagnostic.severity() == Severity.WARNING);
    }
}
