package io.github.findingrelay.status;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Markdown;
import java.util.stream.Collectors;

/** A status for people: first what is not well, then everything, then one line. */
final class StatusText {

  /** GitHub takes 65,536 characters of a comment; a page is one part of it. */
  private static final int ROWS = 200;

  private StatusText() {}

  static String plain(OrganizationStatus status) {
    String troubles =
        status.troubles().stream()
            .map(trouble -> StatusWords.line(trouble) + "\n")
            .collect(Collectors.joining());
    return troubles
        + (troubles.isEmpty() ? "" : "\n")
        + StatusWords.table(status).text()
        + "\n"
        + StatusWords.summary(status)
        + "\n";
  }

  static String markdown(OrganizationStatus status) {
    StringBuilder page = new StringBuilder("### Status: " + StatusWords.verdict(status) + "\n\n");
    status.troubles().stream()
        .limit(ROWS)
        .forEach(
            trouble ->
                page.append("- ")
                    .append(Markdown.withoutMentions(StatusWords.line(trouble)))
                    .append('\n'));
    more(page, status.troubles().size());
    Table table = StatusWords.table(status);
    page.append("\n<details><summary>Every account</summary>\n\n")
        .append(new Table(table.headings(), table.rows().stream().limit(ROWS).toList()).markdown());
    more(page, table.rows().size());
    return page.append("\n</details>\n\n")
        .append(Markdown.withoutMentions(StatusWords.summary(status)))
        .append('\n')
        .toString();
  }

  private static void more(StringBuilder page, int all) {
    if (all > ROWS) {
      page.append("\n… and %,d more: './relay status'\n".formatted(all - ROWS));
    }
  }
}
