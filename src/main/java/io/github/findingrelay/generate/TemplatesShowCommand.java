package io.github.findingrelay.generate;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints templates as they ship. */
@Command(
        name = "show",
        header = "Print a template as it ships.",
        description = "Prints a template as this version ships it, whatever the workspace has in its place.",
        footer = {"", "Example: ./relay templates show lib/rule.ftl | diff templates/lib/rule.ftl -"})
final class TemplatesShowCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private ShippedTemplateOptions templates;

    TemplatesShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() {
        TemplateFiles files = TemplateFiles.of(options.workspace);
        for (String name : templates.known(files, options)) {
            console.data(Overrides.read(files.shipped().file(name).orElseThrow()));
        }
        return ExitCode.DONE;
    }
}
