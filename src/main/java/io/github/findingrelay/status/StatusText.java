package io.github.findingrelay.status;

import static java.util.stream.Collectors.joining;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Markdown;

/** A status for people: first what is unhealthy, then everything, then one line. */
final class StatusText {

    /** GitHub takes 65,536 characters of a comment; a page is one part of it. */
    private static final int ROWS = 200;

    private StatusText() {}

    static String plain(OrganizationStatus status, Display display) {
        String problems = status.problems().stream()
                .map(problem -> StatusWords.line(problem) + "\n")
                .collect(joining());
        return problems
                + (problems.isEmpty() ? "" : "\n")
                + StatusWords.table(status).text(display)
                + "\n"
                + StatusWords.summary(status)
                + "\n";
    }

    static String markdown(OrganizationStatus status) {
        Table table = StatusWords.table(status);
        return "### Status: "
                + StatusWords.verdict(status)
                + "\n\n"
                + status.problems().stream()
                        .limit(ROWS)
                        .map(problem -> "- " + Markdown.withoutMentions(StatusWords.line(problem)) + "\n")
                        .collect(joining())
                + more(status.problems().size())
                + "\n<details><summary>Every account</summary>\n\n"
                + new Table(table.headings(), table.rows().stream().limit(ROWS).toList()).markdown()
                + more(table.rows().size())
                + "\n</details>\n\n"
                + Markdown.withoutMentions(StatusWords.summary(status))
                + "\n";
    }

    private static String more(int all) {
        return all > ROWS ? "\n… and %,d more: './relay status'\n".formatted(all - ROWS) : "";
    }
}
