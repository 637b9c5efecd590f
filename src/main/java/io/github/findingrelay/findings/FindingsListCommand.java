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
import picocli.CommandLine.Option;

/** Lists findings by owner. */
@Command(
        name = "list",
        description =
                "Lists findings of all Regions by owner. A role, which the analyzers of all Regions find, is listed once. Reads"
                        + " only.",
        footer = {
            "",
            "Example: ./relay findings list --owner payments",
            "         ./relay findings list --public --older-than 30",
            "         ./relay findings list --status all --format csv > findings.csv"
        })
final class FindingsListCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private FindingsOptions options;

    @Mixin
    private FindingFilterOptions filter;

    @Option(names = "--all-regions", description = "Lists a role once for each Region that finds it.")
    private boolean allRegions;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

    FindingsListCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return options.work(filter::query, (organization, desk, aws, query) -> list(organization, desk, query));
    }

    private ExitCode list(Organization organization, FindingsDesk desk, FindingsQuery query) {
        FindingsReading reading = query.ask(desk);
        List<ListedFinding> listed = allRegions
                ? ListedFinding.each(reading.findings())
                : ListedFinding.joined(
                        reading.findings(), organization.notifications().roleRegion());
        return new FindingsReport(
                        organization,
                        FindingsText.counted(filter.status(), listed),
                        listed,
                        reading,
                        options.notes(organization))
                .print(console, format.get());
    }
}
