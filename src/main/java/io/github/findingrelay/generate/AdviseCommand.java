package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the choices. */
@Command(
        name = "advise",
        header = "Compare trust zones and routings, in figures.",
        description =
                "Compares, in figures of this organization, the trust zones, the routings and the ways to notify of a role once.",
        footer = {"", "Example: ./relay advise", "         ./relay advise --format markdown"})
public final class AdviseCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

    AdviseCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return console.finish(
                AccountsFile.read(options.workspace).then(read -> Checked.valid(Adviser.advise(read))),
                options.color,
                this::print);
    }

    private ExitCode print(Advice advice) {
        console.result(
                switch (format.get()) {
                    default -> AdviceText.plain(advice, console.display(options.color));
                    case JSON -> Json.write(advice);
                    case MARKDOWN -> AdviceText.markdown(advice);
                },
                format.get(),
                options.color);
        return ExitCode.DONE;
    }
}
