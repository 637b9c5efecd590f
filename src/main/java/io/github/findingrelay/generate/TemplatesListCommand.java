package io.github.findingrelay.generate;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists all templates. */
@Command(
        name = "list",
        header = "List every template, and what differs from what ships.",
        description =
                "Lists every template: whether it is the one that ships or a file of this workspace, and whether what ships"
                        + " has changed since that file was copied.",
        footer = {"", "Example: ./relay templates list"})
final class TemplatesListCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON);

    TemplatesListCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() {
        TemplateFiles files = TemplateFiles.of(options.workspace);
        Overrides overrides = new Overrides(files);
        CopiedTemplates copied = CopiedTemplates.of(files);
        List<Map.Entry<String, Overrides.State>> all = files.names().stream()
                .filter(name -> !Overrides.isRemark(name))
                .map(name -> Map.entry(name, overrides.state(name, copied)))
                .toList();
        console.result(
                format.is(Format.JSON)
                        ? Json.write(all.stream()
                                .map(file -> Map.of(
                                        "template",
                                        file.getKey(),
                                        "state",
                                        file.getValue().key()))
                                .toList())
                        : new Table(
                                        List.of("template", "what is rendered"),
                                        all.stream()
                                                .map(file -> List.of(
                                                        file.getKey(),
                                                        file.getValue().words()))
                                                .toList())
                                .text(console.display(options.color)),
                format.get(),
                options.color);
        return ExitCode.DONE;
    }
}
