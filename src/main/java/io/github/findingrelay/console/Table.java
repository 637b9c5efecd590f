package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.Markdown;
import io.github.findingrelay.diagnostic.TerminalWidth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows under headings, for a terminal, a page or a spreadsheet.
 *
 * @param rows each as long as the headings
 */
public record Table(List<String> headings, List<List<String>> rows) {

    private static final String GAP = "  ";

    public Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** Columns below each other, wide characters too. */
    public String text() {
        int[] widths = IntStream.range(0, headings.size())
                .map(column ->
                        all().mapToInt(row -> width(row.get(column))).max().orElse(0))
                .toArray();
        return all().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private Stream<List<String>> all() {
        return Stream.concat(Stream.of(headings), rows.stream());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static int width(String text) {
        return text.codePoints().map(TerminalWidth::of).sum();
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
        return all().map(row -> row.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\r\n")))
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
