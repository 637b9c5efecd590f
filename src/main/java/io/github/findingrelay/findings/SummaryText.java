package io.github.findingrelay.findings;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.TerminalWidth;
import io.github.findingrelay.findings.FindingsSummary.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A summary for people: where no width is known, in 80 columns, unless a name without spaces is longer. */
record SummaryText(FindingsSummary summary, Display display) {

    /** Farther away from their names nobody finds the figures. */
    private static final int WIDEST = 100;

    /** Of the figures to the right of a name. */
    private static final String FIGURES = "  %8s  %6s%s  %-10s  %4s%n";

    private static final String OF_PRINCIPALS = "  %9s  %6s";

    /** For example {@code 3 active findings, 1 public; the oldest is 45 days old (2026-10-15)}. */
    static String title(FindingsSummary summary) {
        Figures figures = summary.all().figures();
        return summary.report().title()
                + figures.oldest()
                        .map(since -> "; the oldest is %s old (%s)"
                                .formatted(Figures.inDays(figures.days(summary.at())), FindingsText.day(since)))
                        .orElse("");
    }

    String sections() {
        StringBuilder text = new StringBuilder();
        summary.sections().stream()
                .filter(section -> !section.groups().isEmpty())
                .forEach(section -> append(text, section));
        return text.toString();
    }

    private void append(StringBuilder text, Section section) {
        String more = section.isOfPrincipals() ? OF_PRINCIPALS.formatted("resources", "owners") : "";
        text.append('\n')
                .append(line(
                        display.strong(section.heading()),
                        FIGURES.formatted("findings", "public", more, "oldest", "days"),
                        display));
        for (SummaryGroup group : section.groups()) {
            text.append(line(Printable.of(label(section, group)), figures(section, group.figures()), display));
            if (section.isOfPrincipals()) {
                text.append(details(group));
            }
        }
    }

    private String figures(Section section, Figures figures) {
        Instant oldest = figures.oldest().orElseThrow();
        return FIGURES.formatted(
                figures.findings(),
                figures.open(),
                section.isOfPrincipals() ? OF_PRINCIPALS.formatted(figures.resources(), figures.owners()) : "",
                FindingsText.day(oldest),
                figures.days(summary.at()));
    }

    /** The figures are on the next line if the name needs their place. */
    static String line(String name, String figures, Display display) {
        int room = Math.max(0, Math.min(display.columnsOr(Display.USUAL), WIDEST) - (figures.length() - 1));
        int width = TerminalWidth.of(name);
        return width <= room ? name + " ".repeat(room - width) + figures : name + "\n" + " ".repeat(room) + figures;
    }

    private static String label(Section section, SummaryGroup group) {
        return switch (section.by()) {
            case "principal" -> group.key().equals(OutsidePrincipal.EVERYBODY) ? "EVERYBODY" : group.key();
            case "owner" ->
                group.name().map(name -> "%s (%s)".formatted(name, group.key())).orElse(group.key());
            case "account" -> group.key() + " " + group.name().orElse(FindingsText.UNKNOWN);
            default -> group.key();
        };
    }

    /** What is known of an outsider, each on a line. */
    private static String details(SummaryGroup group) {
        List<String> lines = new ArrayList<>();
        group.name().ifPresent(name -> lines.add("account %s of accounts.yaml".formatted(name)));
        group.archiveRule().ifPresent(rule -> lines.add("known vendor: archive rule %s".formatted(rule)));
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("  ").append(Printable.of(line)).append('\n'));
        return text.toString();
    }

    static String text(FindingsSummary summary, Optional<ComparisonText> comparison, Display display) {
        return title(summary)
                + "\n"
                + comparison.map(compared -> compared.text(display)).orElse("")
                + new SummaryText(summary, display).sections();
    }
}
