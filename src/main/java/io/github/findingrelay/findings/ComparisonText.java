package io.github.findingrelay.findings;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.findings.Comparison.OwnerChange;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has become of findings, in words.
 *
 * @param file that they are compared with, as it was given
 */
record ComparisonText(Comparison comparison, String file, Organization organization) {

    private static final String FIGURES = "  %8s  %6s  %10s%n";

    String text(Display display) {
        String table = comparison.owners().isEmpty() ? "" : "\n" + ownersText(display);
        String principals =
                newPrincipals().stream().map(who -> "  " + who + "\n").collect(Collectors.joining());
        return "\n%s\n%s\n".formatted(with(), totals())
                + table
                + (principals.isEmpty() ? "" : "\nnew outside principals:\n" + principals);
    }

    private String ownersText(Display display) {
        Table owners = owners();
        return Stream.concat(Stream.of(owners.headings()), owners.rows().stream())
                .map(row ->
                        SummaryText.line(row.get(0), FIGURES.formatted(row.get(1), row.get(2), row.get(3)), display))
                .collect(Collectors.joining());
    }

    /** For example {@code compared with last.json of 2026-11-22, 7 days ago:}. */
    String with() {
        String when = comparison
                .then()
                .at()
                .map(at -> " of %s%s"
                        .formatted(
                                FindingsText.day(at),
                                comparison.daysOlder().map(ComparisonText::ago).orElse("")))
                .orElse("");
        return "compared with %s%s:".formatted(Printable.of(file), when);
    }

    private static String ago(long days) {
        return days == 0 ? "" : ", %s ago".formatted(Figures.inDays(days));
    }

    /** For example {@code 3 new, 5 gone, 12 still open (the oldest 45 days, 7 days older)}. */
    String totals() {
        return "%d new, %d gone, %d %s%s"
                .formatted(
                        comparison.added().size(),
                        comparison.gone().size(),
                        comparison.still().size(),
                        still(),
                        comparison.oldest().map(this::age).orElse(""));
    }

    /** What is archived is not open. */
    private String still() {
        return comparison.now().filters().isActiveOnly() ? "still open" : "still there";
    }

    private String age(Instant oldest) {
        Instant now = comparison.now().at().orElseThrow();
        return " (the oldest %s%s)"
                .formatted(
                        Figures.inDays(Figures.days(oldest, now)),
                        comparison
                                .daysOlder()
                                .filter(days -> days > 0)
                                .map(days -> ", %s older".formatted(Figures.inDays(days)))
                                .orElse(""));
    }

    Table owners() {
        Map<String, String> names = organization.owners().stream().collect(Collectors.toMap(Owner::key, Owner::name));
        return new Table(
                List.of("owner", "new", "gone", still()),
                comparison.owners().stream().map(change -> row(change, names)).toList());
    }

    /** Of owners that accounts.yaml has no more, the key alone is known. */
    private static List<String> row(OwnerChange change, Map<String, String> names) {
        String key = Printable.of(change.owner());
        return List.of(
                names.containsKey(key) ? "%s (%s)".formatted(names.get(key), key) : key,
                String.valueOf(change.added()),
                String.valueOf(change.gone()),
                String.valueOf(change.still()));
    }

    List<String> newPrincipals() {
        return comparison.newPrincipals().stream()
                .map(who -> who.equals(OutsidePrincipal.EVERYBODY) ? "EVERYBODY" : Printable.of(who))
                .toList();
    }

    /** What does not hold as it seems. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        add(remarks, comparison.perhapsAdded(), comparison.then(), "not read for " + file, "new");
        add(remarks, comparison.perhapsGone(), comparison.now(), "not read now", "gone");
        if (!comparison.then().filters().isKnown()) {
            remarks.add("%s does not say what was asked for: with other filters, findings seem new or gone"
                    .formatted(file));
        }
        comparison
                .otherFilters()
                .forEach(difference -> remarks.add("other filters than for %s: %s".formatted(file, difference)));
        // Anybody may have written the file.
        return remarks.stream().map(Printable::of).toList();
    }

    private static void add(
            List<String> remarks, List<KnownFinding> findings, Listing notRead, String why, String what) {
        if (!findings.isEmpty()) {
            Set<String> regions =
                    findings.stream().flatMap(notRead::unread).collect(Collectors.toCollection(TreeSet::new));
            remarks.add("not compared: %d finding%s of %s (%s): whether %s %s cannot be known"
                    .formatted(
                            findings.size(),
                            findings.size() == 1 ? "" : "s",
                            String.join(", ", regions),
                            why,
                            findings.size() == 1 ? "it is" : "they are",
                            what));
        }
    }
}
