package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all that is known of a finding. */
@Command(
        name = "show",
        header = "Show all that is known of a finding, and what to do.",
        description =
                "Shows a finding, whom it belongs to, how to archive it, and the archive rule that would match exactly it. Reads"
                        + " only.",
        footer = {
            "",
            "Example: ./relay findings show 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
            "         ./relay findings show arn:aws:s3:::payments-exports"
        })
final class FindingsShowCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private FindingsOptions options;

    @Parameters(
            paramLabel = "ID",
            description = "The id of a finding, or the ARN of a resource: then all findings about it.")
    private String name = "";

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON);

    FindingsShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return options.work((organization, desk, aws) -> show(organization, desk));
    }

    private ExitCode show(Organization organization, FindingsDesk desk) {
        NamedFindings named = NamedFindings.of(desk, List.of(name)).inAllRegions(desk);
        List<String> notes = options.notes(organization);
        ExitCode exit = named.report(console, organization);
        if (exit != ExitCode.DONE) {
            notes.forEach(note -> console.problem("! " + note + "\n"));
            return exit;
        }
        FindingsReading reading = named.reading();
        List<ListedFinding> listed = ListedFinding.joined(
                reading.findings(), organization.notifications().roleRegion());
        if (format.is(Format.JSON)) {
            return new FindingsReport(organization, "", listed, reading, notes)
                    .print(console, Format.JSON, options.workspace.color);
        }
        listed.forEach(finding -> console.result(
                new FindingPage(organization, finding).text(console.display(options.workspace.color)),
                Format.TEXT,
                options.workspace.color));
        return reading.exitCode();
    }
}
