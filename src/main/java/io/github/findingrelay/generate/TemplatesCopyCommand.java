package io.github.findingrelay.generate;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceLock;
import io.github.findingrelay.console.WorkspaceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Begins a file of the workspace's own. */
@Command(
        name = "copy",
        header = "Copy templates that ship into templates/.",
        description =
                "Copies templates that ship into templates/, where they can be changed. Overwrites nothing, and notes in"
                        + " templates/.copied what they were copied from, so that 'relay validate' can say when that changes.",
        footer = {"", "Example: ./relay templates copy messages/en/external.txt messages/ja/external.txt"})
final class TemplatesCopyCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private ShippedTemplateOptions templates;

    TemplatesCopyCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return WorkspaceLock.holding(console, options.workspace, this::copy);
    }

    private ExitCode copy() throws IOException {
        TemplateFiles files = TemplateFiles.of(options.workspace);
        List<String> names = templates.known(files, options);
        Path folder = ShippedTemplateOptions.folder(options);
        List<String> there = names.stream()
                .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!there.isEmpty()) {
            there.forEach(name -> console.problem(
                    "error: %s is there already; nothing is copied%n".formatted(TemplateFiles.place(name))));
            return ExitCode.GUARDED;
        }
        for (String name : names) {
            Path target = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(
                    target, Overrides.read(files.shipped().file(name).orElseThrow()), StandardOpenOption.CREATE_NEW);
            console.result("%s: a copy of what ships; change it, then run './relay render'%n"
                    .formatted(TemplateFiles.place(name)));
        }
        CopiedTemplates.note(options.workspace, names);
        return ExitCode.DONE;
    }
}
