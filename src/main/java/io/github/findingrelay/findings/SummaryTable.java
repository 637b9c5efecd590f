package io.github.findingrelay.findings;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.findings.Comparison.OwnerChange;
import io.github.findingrelay.findings.FindingsSummary.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A summary for a spreadsheet, all groups in one table; and for a page, a table for each kind. */
record SummaryTable(FindingsSummary summary, Optional<Comparison> comparison) {

    private static final List<String> HEADINGS =
            List.of("by key name archiveRule findings public resources owners oldest days".split(" ", -1));

    /** Of one outsider: an owner has one owner, and so has an account. */
    private static final List<String> OF_PRINCIPALS = List.of("resources", "owners");

    private static final List<String> COMPARED = List.of("new", "gone", "still");

    private static final List<String> NOT_COMPARED = List.of("", "", "");

    /** With the first row for all findings; compared are these, and those of owners. */
    Table whole() {
        Map<String, OwnerChange> changes = new LinkedHashMap<>();
        comparison.ifPresent(compared -> compared.owners().forEach(change -> changes.put(change.owner(), change)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(compared(row("all", summary.all()), comparison.map(SummaryTable::totals)));
        for (Section section : summary.sections()) {
            for (SummaryGroup group : section.groups()) {
                Optional<OwnerChange> change =
                        section.isOfOwners() ? Optional.ofNullable(changes.remove(group.key())) : Optional.empty();
                rows.add(compared(row(section.by(), group), change));
            }
        }
        changes.values().forEach(change -> rows.add(ofNothing(change)));
        return new Table(comparison.isPresent() ? joined(HEADINGS, COMPARED) : HEADINGS, rows);
    }

    /** One kind of groups for a page, without columns in which nothing is. */
    static Table of(FindingsSummary summary, Section section) {
        List<List<String>> rows = section.groups().stream()
                .map(group -> new SummaryTable(summary, Optional.empty()).row(section.by(), group))
                .toList();
        List<Integer> columns = IntStream.range(1, HEADINGS.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .filter(column -> section.isOfPrincipals() || !OF_PRINCIPALS.contains(HEADINGS.get(column)))
                .boxed()
                .toList();
        List<String> headings = columns.stream()
                .map(column -> column == 1 ? section.heading() : HEADINGS.get(column))
                .map(heading -> heading.equals("archiveRule") ? "archive rule" : heading)
                .toList();
        return new Table(
                headings,
                rows.stream()
                        .map(row -> columns.stream().map(row::get).toList())
                        .toList());
    }

    private List<String> row(String by, SummaryGroup group) {
        Figures figures = group.figures();
        return List.of(
                by,
                Printable.of(group.key()),
                group.name().orElse(""),
                group.archiveRule().orElse(""),
                String.valueOf(figures.findings()),
                String.valueOf(figures.open()),
                String.valueOf(figures.resources()),
                String.valueOf(figures.owners()),
                figures.oldest().map(FindingsText::day).orElse(""),
                figures.oldest().isEmpty() ? "" : String.valueOf(figures.days(summary.at())));
    }

    private List<String> compared(List<String> row, Optional<OwnerChange> change) {
        return comparison.isEmpty()
                ? row
                : joined(row, change.map(SummaryTable::cells).orElse(NOT_COMPARED));
    }

    private static List<String> cells(OwnerChange change) {
        return Stream.of(change.added(), change.gone(), change.still())
                .map(String::valueOf)
                .toList();
    }

    private static OwnerChange totals(Comparison compared) {
        return new OwnerChange(
                "",
                compared.added().size(),
                compared.gone().size(),
                compared.still().size());
    }

    /** The row of an owner whose findings are all gone. */
    private static List<String> ofNothing(OwnerChange change) {
        return joined(
                List.of("owner", Printable.of(change.owner()), "", "", "0", "0", "0", "0", "", ""), cells(change));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
