package io.github.findingrelay.organization;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads comma-separated values as RFC 4180 describes them, and as spreadsheets write them: where the
 * comma is the decimal sign they put semicolons, and some put tabs.
 */
final class CsvReader {

    private final SourceText source;
    private final String text;
    private final List<Diagnostic> problems;
    private final char separator;

    private int at;
    private int line = 1;
    private int column = 1;

    private CsvReader(SourceText source, List<Diagnostic> problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
        this.separator =
                separator(text.lines().filter(one -> !one.isBlank()).findFirst().orElse(""));
    }

    private static char separator(String heading) {
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        sign -> heading.chars().filter(c -> c == sign).count()))
                .orElse(',');
    }

    /** The rows that are not blank, each cell without a heading yet. */
    static List<List<Cell>> rows(SourceText source, List<Diagnostic> problems) {
        CsvReader reader = new CsvReader(source, problems);
        List<List<Cell>> rows = new ArrayList<>();
        while (reader.at < reader.text.length()) {
            List<Cell> row = reader.row();
            if (!row.stream().allMatch(Cell::isEmpty)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Cell> row() {
        List<Cell> row = new ArrayList<>();
        do {
            int startLine = line;
            int startColumn = column;
            row.add(new Cell("", is('"') ? quoted() : plain(), startLine, startColumn));
        } while (skip(separator));
        skip('\r');
        skip('\n');
        return row;
    }

    private String plain() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !is(separator) && !is('\r') && !is('\n')) {
            value.appendCodePoint(next());
        }
        return value.toString();
    }

    private String quoted() {
        int startLine = line;
        int startColumn = column;
        StringBuilder value = new StringBuilder();
        next();
        while (at < text.length()) {
            if (!is('"')) {
                value.appendCodePoint(next());
                continue;
            }
            next();
            if (!is('"')) {
                return value + behind();
            }
            value.appendCodePoint(next());
        }
        problems.add(source.error(startLine, startColumn, "this quote is never closed", "import.csv"));
        return value.toString();
    }

    /** What stands between a closing quote and the next separator. */
    private String behind() {
        int startLine = line;
        int startColumn = column;
        String behind = plain();
        if (!behind.isBlank()) {
            problems.add(source.error(
                    startLine,
                    startColumn,
                    "'%s' stands behind a closing quote; a quote within a value is written twice"
                            .formatted(behind.strip()),
                    "import.csv"));
        }
        return behind;
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean skip(char c) {
        boolean there = is(c);
        if (there) {
            next();
        }
        return there;
    }

    private int next() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        // Of CR LF the second ends the line.
        boolean ends = c == '\n' || (c == '\r' && !is('\n'));
        line += ends ? 1 : 0;
        column = ends ? 1 : column + 1;
        return c;
    }
}
