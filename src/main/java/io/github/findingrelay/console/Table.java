package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows under headings, for a terminal, a page or a spreadsheet.
 *
 * @param rows each as long as the headings
 */
public record Table(List<String> headings, List<List<String>> rows) {

    public Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** Columns below each other, as wide as they are. */
    public String text() {
        return text(Display.PLAIN);
    }

    /** Columns below each other that fit. */
    public String text(Display display) {
        return new TableText(this, display).text();
    }

    /** The same with the cells of one column as somebody makes them. */
    public Table with(String heading, UnaryOperator<String> cell) {
        int column = headings.indexOf(heading);
        return new Table(
                headings, rows.stream().map(row -> with(row, column, cell)).toList());
    }

    private static List<String> with(List<String> row, int column, UnaryOperator<String> cell) {
        List<String> changed = new ArrayList<>(row);
        changed.set(column, cell.apply(row.get(column)));
        return changed;
    }

    public String markdown() {
        return row(headings)
                + "|---".repeat(headings.size())
                + "|\n"
                + rows.stream().map(Table::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> Markdown.withoutMentions(cell).replace("\n", "<br>"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** RFC 4180. */
    public String csv() {
        return Stream.concat(Stream.of(headings), rows.stream())
                .map(row -> row.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    /**
     * A spreadsheet takes what begins with one of these characters for a formula; some of what is
     * printed comes from whoever has made the resource.
     */
    private static String quoted(String cell) {
        String harmless = !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return harmless.matches("(?s).*[\",\r\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
