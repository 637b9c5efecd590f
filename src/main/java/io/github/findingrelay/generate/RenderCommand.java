package io.github.findingrelay.generate;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceLock;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes generated/, or says what would be written. */
@Command(
        name = "render",
        header = "Write generated/ from accounts.yaml and the templates.",
        description = {
            "Writes generated/ from accounts.yaml and the templates: only what changed, removing what is"
                    + " left over, whole or not at all."
        },
        footer = {"", "Example: ./relay render", "         ./relay render --check --format github"})
public final class RenderCommand implements Callable<ExitCode> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions options;

    @Option(
            names = "--check",
            description =
                    "Writes nothing, lists what is stale, and exits with 4 if anything is. --format github needs it.")
    private boolean check;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.GITHUB);

    RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        if (format.is(Format.GITHUB) && !check) {
            throw new ParameterException(spec.commandLine(), "--format github needs --check.");
        }
        return check ? render() : WorkspaceLock.holding(console, options.workspace, this::render);
    }

    private ExitCode render() throws IOException {
        Checked<FileTree> tree = Renderer.render(options.workspace);
        return console.finish(tree, format.get(), options.color, files -> render(files, tree.diagnostics()));
    }

    private ExitCode render(FileTree tree, List<Diagnostic> warnings) throws IOException {
        GeneratedDirectory directory = new GeneratedDirectory(options.workspace);
        if (!check) {
            directory.recover();
        }
        Checked<Changes> compared = directory.compare(tree);
        if (!(compared instanceof Checked.Valid<Changes> changes)) {
            report(compared.diagnostics());
            return ExitCode.GUARDED;
        }
        if (check) {
            return check(warnings, changes.value());
        }
        directory.write(tree, changes.value());
        finish(warnings, changes.value(), "added", "changed", "removed");
        return ExitCode.DONE;
    }

    private ExitCode check(List<Diagnostic> warnings, Changes changes) {
        if (format.is(Format.GITHUB)) {
            List<Diagnostic> all = new ArrayList<>(warnings);
            all.addAll(changes.diagnostics());
            report(all);
        } else {
            finish(warnings, changes, "missing", "stale", "left over");
        }
        return changes.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    private void finish(List<Diagnostic> warnings, Changes changes, String added, String changed, String removed) {
        if (format.is(Format.JSON)) {
            console.report(warnings, Format.TEXT, options.color);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("upToDate", changes.isEmpty());
            result.put("added", changes.added());
            result.put("changed", changes.changed());
            result.put("removed", changes.removed());
            result.put("unchanged", changes.unchanged());
            console.result(Json.write(result), Format.JSON, options.color);
        } else {
            report(warnings);
            list(added, changes.added());
            list(changed, changes.changed());
            list(removed, changes.removed());
            console.result(summary(changes));
        }
    }

    private String summary(Changes changes) {
        if (changes.isEmpty()) {
            return "generated/ is up to date (%d files)%n".formatted(changes.unchanged());
        }
        return check
                ? "generated/ is not up to date: %d of %d files; run './relay render' and commit the result%n"
                        .formatted(changes.count(), changes.count() + changes.unchanged())
                : "generated/: %d files added, %d changed, %d removed, %d unchanged%n"
                        .formatted(
                                changes.added().size(),
                                changes.changed().size(),
                                changes.removed().size(),
                                changes.unchanged());
    }

    /** The first twenty: a change of a template concerns every stack. */
    private void list(String how, SortedSet<String> paths) {
        paths.stream().limit(20).forEach(path -> console.result("  %s %s%n".formatted(how, path)));
        if (paths.size() > 20) {
            console.result("  … and %d more %s%n".formatted(paths.size() - 20, how));
        }
    }

    private void report(List<Diagnostic> diagnostics) {
        console.report(diagnostics, format.get(), options.color);
    }
}
