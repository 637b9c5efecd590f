package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.TerminalWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table for a terminal: columns below each other, wide characters too. Cells that do not fit take
 * several lines; where not even the longest words do, each row is a list.
 */
record TableText(Table table, Display display) {

    private static final String GAP = "  ";

    String text() {
        int[] natural =
                widths(cell -> cell.lines().mapToInt(TerminalWidth::of).max().orElse(0));
        int room = display.columns() - GAP.length() * (natural.length - 1);
        if (IntStream.of(natural).sum() <= room) {
            return columns(natural);
        }
        int[] least = widths(Display::widestPiece);
        return IntStream.of(least).sum() <= room ? columns(narrowed(natural, least, room)) : lists();
    }

    private int[] widths(ToIntFunction<String> width) {
        return IntStream.range(0, table.headings().size())
                .map(column -> all().mapToInt(row -> width.applyAsInt(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private Stream<List<String>> all() {
        return Stream.concat(Stream.of(table.headings()), table.rows().stream());
    }

    /** The widest columns give the most. */
    private static int[] narrowed(int[] natural, int[] least, int room) {
        int most = IntStream.of(natural).max().orElse(0);
        int[] widths = natural;
        while (IntStream.of(widths).sum() > room) {
            most--;
            widths = capped(natural, least, most);
        }
        return widths;
    }

    private static int[] capped(int[] natural, int[] least, int most) {
        return IntStream.range(0, natural.length)
                .map(column -> Math.max(least[column], Math.min(natural[column], most)))
                .toArray();
    }

    private String columns(int[] widths) {
        List<String> headings = table.headings().stream().map(display::strong).toList();
        return Stream.concat(Stream.of(headings), table.rows().stream())
                .map(row -> columns(row, widths))
                .collect(Collectors.joining());
    }

    private String columns(List<String> row, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            cells.add(new Display(widths[column], display.colored())
                    .wrapped(row.get(column), 0)
                    .lines()
                    .toList());
        }
        int lines = cells.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, Math.max(1, lines))
                .mapToObj(line -> line(cells, line, widths))
                .collect(Collectors.joining());
    }

    private static String line(List<List<String>> cells, int number, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            List<String> lines = cells.get(column);
            String part = number < lines.size() ? lines.get(number) : "";
            line.append(part)
                    .append(" ".repeat(widths[column] - TerminalWidth.of(part)))
                    .append(GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }

    /** A line for each cell that is not empty. */
    private String lists() {
        int label = table.headings().stream().mapToInt(TerminalWidth::of).max().orElse(0) + GAP.length();
        return table.rows().stream().map(row -> list(row, label)).collect(Collectors.joining("\n"));
    }

    private String list(List<String> row, int label) {
        return IntStream.range(0, row.size())
                .filter(column -> !row.get(column).isEmpty())
                .mapToObj(column -> entry(table.headings().get(column), row.get(column), label))
                .collect(Collectors.joining());
    }

    private String entry(String heading, String cell, int label) {
        String padded = display.strong(heading) + " ".repeat(label - TerminalWidth.of(heading));
        return display.wrapped(padded + cell.replace("\n", " "), label) + "\n";
    }
}
