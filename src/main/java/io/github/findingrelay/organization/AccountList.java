package io.github.findingrelay.organization;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The accounts that a file lists.
 *
 * @param active in the order of the file
 * @param ended how many it lists besides that are closed, suspended, or not active yet
 */
record AccountList(String file, List<ListedAccount> active, int ended) {

    private static final long MAX_BYTES = 16L * 1024 * 1024;

    AccountList {
        active = List.copyOf(active);
    }

    /**
     * Reads a CSV or JSON file.
     *
     * @param ownerColumn the column or key that says who owns an account
     * @return all accounts, or every mistake
     */
    static Checked<AccountList> read(Path file, String ownerColumn) {
        String name = file.toString().replace('\\', '/');
        try {
            if (Files.size(file) > MAX_BYTES) {
                return Checked.invalid(Diagnostic.error(name, "the file is larger than 16 MiB", "import.too-large"));
            }
            byte[] bytes = Files.readAllBytes(file);
            return TextOfFile.of(name, bytes).then(text -> read(text, ownerColumn));
        } catch (NoSuchFileException e) {
            return Checked.invalid(Diagnostic.error(name, "there is no such file", "import.missing"));
        } catch (IOException e) {
            return Checked.invalid(Diagnostic.error(name, "the file cannot be read: " + e, "import.unreadable"));
        }
    }

    static Checked<AccountList> read(SourceText text, String ownerColumn) {
        List<Diagnostic> problems = new ArrayList<>();
        boolean json = text.text().stripLeading().startsWith("{")
                || text.text().stripLeading().startsWith("[");
        List<List<Cell>> rows = json ? JsonRows.of(text, problems) : headed(CsvReader.rows(text, problems));
        if (!problems.isEmpty()) {
            return new Checked.Invalid<>(problems);
        }
        return new AccountRows(text, ownerColumn).read(rows);
    }

    /** Rows whose cells know what the first row says above them. */
    private static List<List<Cell>> headed(List<List<Cell>> rows) {
        List<List<Cell>> headed = new ArrayList<>();
        List<Cell> headings = rows.isEmpty() ? List.of() : rows.get(0);
        for (List<Cell> row : rows) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < Math.min(row.size(), headings.size()); i++) {
                Cell cell = row.get(i);
                cells.add(new Cell(headings.get(i).text(), cell.text(), cell.line(), cell.column()));
            }
            headed.add(cells);
        }
        // The headings themselves are no account.
        return headed.subList(Math.min(1, headed.size()), headed.size());
    }

    /** For a sentence about all of them. */
    String summary() {
        return "%s (%d)".formatted(file, active.size());
    }
}
