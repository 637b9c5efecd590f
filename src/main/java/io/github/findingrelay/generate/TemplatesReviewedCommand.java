package io.github.findingrelay.generate;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceLock;
import io.github.findingrelay.console.WorkspaceOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Notes that somebody has compared files of the workspace with what ships now. */
@Command(
        name = "reviewed",
        header = "Note that a file has been compared with what ships.",
        description =
                "Notes in templates/.copied that a file in templates/ has been compared with what ships now: 'relay validate' warns"
                        + " again when that changes.",
        footer = {"", "Example: ./relay templates reviewed messages/en/external.txt"})
final class TemplatesReviewedCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private ShippedTemplateOptions templates;

    TemplatesReviewedCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return WorkspaceLock.holding(console, options.workspace, this::note);
    }

    private ExitCode note() throws IOException {
        TemplateFiles files = TemplateFiles.of(options.workspace);
        List<String> names = templates.known(files, options);
        for (String name : names) {
            if (!files.own().containsKey(name)) {
                throw options.wrong(
                        "this workspace has no %s: what ships is rendered.".formatted(TemplateFiles.place(name)));
            }
        }
        CopiedTemplates.note(options.workspace, names);
        names.forEach(name -> console.result(
                "%s: noted; it has been compared with what ships%n".formatted(TemplateFiles.place(name))));
        return ExitCode.DONE;
    }
}
