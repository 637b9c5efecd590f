package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists findings by owner, or counts them. */
@Command(
        name = "list",
        header = "List findings by owner, or count them.",
        description =
                "Lists findings of all Regions by owner, or counts them. A role, which the analyzers of all Regions find, is"
                        + " listed once. Reads only.",
        footer = {
            "",
            "Example: ./relay findings list --owner payments",
            "         ./relay findings list --public --older-than 30",
            "         ./relay findings list --status all --format csv > findings.csv",
            "         ./relay findings list --summary --format json > monday.json",
            "         ./relay findings list --summary --compare monday.json"
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
    private SummaryOptions summary;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

    FindingsListCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        summary.mistake(allRegions).ifPresent(mistake -> {
            throw options.workspace.wrong(mistake);
        });
        return console.finish(summary.earlier(), options.workspace.color, this::list);
    }

    private ExitCode list(Optional<Listing> earlier) throws IOException {
        return options.work(
                filter::query, (organization, desk, aws, query) -> list(organization, desk, query, earlier));
    }

    private ExitCode list(
            Organization organization, FindingsDesk desk, FindingsQuery query, Optional<Listing> earlier) {
        Asked asked = new Asked(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Filters.of(query, filter.olderThan(), desk.places(), options.role()));
        FindingsReading reading = query.ask(desk);
        List<ListedFinding> listed = allRegions
                ? ListedFinding.each(reading.findings())
                : ListedFinding.joined(
                        reading.findings(), organization.notifications().roleRegion());
        FindingsReport report = new FindingsReport(
                organization,
                FindingsText.counted(filter.status(), listed),
                listed,
                reading,
                options.notes(organization),
                Optional.of(asked));
        return summary.isWanted()
                ? summary.report(report, asked, earlier).print(console, format.get(), options.workspace.color)
                : report.print(console, format.get(), options.workspace.color);
    }
}
