package io.github.findingrelay.findings;

import io.github.findingrelay.diagnostic.Checked;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether findings are counted rather than listed. */
final class SummaryOptions {

    @Option(
            names = "--summary",
            description = "Figures in place of the findings: by outside principal, owner, resource type and account.")
    private boolean wanted;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description =
                    "With --summary: what is new and what is gone since FILE was written by --format json, with --summary"
                            + " or without.")
    private Optional<Path> file = Optional.empty();

    boolean isWanted() {
        return wanted;
    }

    /** What does not go together. */
    Optional<String> mistake(boolean allRegions) {
        if (file.isPresent() && !wanted) {
            return Optional.of("--compare is about figures: add --summary.");
        }
        return wanted && allRegions
                ? Optional.of("--summary counts a role once, --all-regions lists it for each Region: leave one out.")
                : Optional.empty();
    }

    /** What there is to compare with, or why it cannot be read. */
    Checked<Optional<Listing>> earlier() {
        return file.map(written -> EarlierFile.read(written).then(read -> Checked.valid(Optional.of(read))))
                .orElseGet(() -> Checked.valid(Optional.empty()));
    }

    SummaryReport report(FindingsReport report, Asked asked, Optional<Listing> earlier) {
        return new SummaryReport(
                new FindingsSummary(report, asked.at()),
                asked,
                earlier.map(then -> new ComparisonText(
                        Comparison.of(then, Listing.of(report, asked)),
                        file.map(Path::toString).orElse(""),
                        report.organization())));
    }
}
