package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountPlaces;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Excerpt;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.Severity;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.organization.CoverageGap.Difference;
import java.util.List;
import java.util.Optional;

/**
 * Coverage as it is printed.
 *
 * @param calls how many questions it took
 */
record CoveragePage(Coverage coverage, AccountPlaces places, int calls) {

    String text(Display display) {
        return coverage.gaps().isEmpty() ? summary() + "\n" : table().text(display) + "\n" + summary() + "\n";
    }

    String markdown() {
        return coverage.gaps().isEmpty() ? summary() + "\n" : summary() + "\n\n" + table().markdown();
    }

    private Table table() {
        return new Table(
                List.of("difference", "account", "name", "entry", "what is so; what to do"),
                coverage.gaps().stream().map(this::row).toList());
    }

    private List<String> row(CoverageGap gap) {
        return List.of(
                gap.kind().label(),
                gap.account(),
                Printable.of(gap.name()),
                isInFile(gap) ? places.of(gap.account()).toString() : "",
                Printable.of(gap.words()) + "; " + gap.remedy());
    }

    private boolean isInFile(CoverageGap gap) {
        return places.byId().containsKey(gap.account());
    }

    private String summary() {
        String numbers = "organization %s has %d active accounts, accounts.yaml %d; %d calls"
                .formatted(coverage.organization(), coverage.active(), coverage.listed(), calls);
        return coverage.gaps().isEmpty()
                ? "nothing to report: " + numbers
                : "%d to report: %s".formatted(coverage.gaps().size(), numbers);
    }

    private record CoverageJson(
            String organization,
            long activeAccounts,
            int listedAccounts,
            int calls,
            boolean complete,
            List<GapJson> findings) {}

    private record GapJson(
            String kind,
            Optional<String> unit,
            Optional<String> account,
            String name,
            Optional<String> nameInOrganization,
            Optional<String> state,
            String words,
            String remedy,
            Optional<Integer> line,
            Optional<Integer> column) {}

    String json() {
        return Json.write(new CoverageJson(
                coverage.organization(),
                coverage.active(),
                coverage.listed(),
                calls,
                !coverage.isIncomplete(),
                coverage.gaps().stream().map(this::json).toList()));
    }

    private GapJson json(CoverageGap gap) {
        Optional<String> id = Optional.of(gap.account());
        Optional<String> detail = Optional.of(gap.detail()).filter(text -> !text.isEmpty());
        boolean unit = gap.kind() == Difference.NO_SUCH_UNIT;
        boolean renamed = gap.kind() == Difference.RENAMED;
        Optional<SourceLocation> at = Optional.of(places.of(gap.account())).filter(l -> isInFile(gap));
        return new GapJson(
                gap.kind().label().replace(' ', '-'),
                id.filter(text -> unit),
                id.filter(text -> !unit),
                gap.name(),
                detail.filter(text -> renamed),
                detail.filter(text -> !renamed),
                gap.words(),
                gap.remedy(),
                at.map(SourceLocation::line),
                at.map(SourceLocation::column));
    }

    /** What is missing stands nowhere, and is shown at the list. */
    List<Diagnostic> diagnostics() {
        return coverage.gaps().stream().map(this::diagnostic).sorted().toList();
    }

    private Diagnostic diagnostic(CoverageGap gap) {
        return new Diagnostic(
                gap.kind() == Difference.MISSING ? Severity.ERROR : Severity.WARNING,
                places.of(gap.account()),
                "%s %s: %s; %s"
                        .formatted(gap.account(), Printable.of(gap.name()), Printable.of(gap.words()), gap.remedy())
                        .replace(" : ", ": "),
                "coverage." + gap.kind().label().replace(' ', '-'),
                Excerpt.NONE);
    }
}
