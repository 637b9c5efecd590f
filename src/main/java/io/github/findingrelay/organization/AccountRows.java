package io.github.findingrelay.organization;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rows of a file to accounts, whatever the columns are called. */
final class AccountRows {

    private static final List<String> ID =
            List.of("accountid", "id", "awsaccountid", "accountnumber", "account", "awsaccount", "アカウントid");
    private static final List<String> NAME =
            List.of("accountname", "name", "awsaccountname", "accountalias", "alias", "アカウント名", "名前", "名称");
    private static final List<String> STATE = List.of("state", "status", "accountstatus", "状態", "ステータス");

    /** An address beside an account is mostly its root user's, and no owner's. */
    private static final List<String> OWNER =
            List.of("owner", "accountowner", "ownername", "team", "owneremail", "contact", "所有者", "オーナー", "担当");

    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final Pattern AS_TEXT = Pattern.compile("=\"([0-9]+)\"|'([0-9]+)");
    private static final Pattern IN_GROUPS = Pattern.compile("[0-9]{4}-[0-9]{4}-[0-9]{4}");
    private static final Pattern FEW_DIGITS = Pattern.compile("[0-9]{1,11}");
    private static final Pattern ROUNDED = Pattern.compile("[0-9]([.,][0-9]+)?[Ee]\\+?[0-9]+|[0-9]+[.,][0-9]*");

    private final SourceText source;
    private final String ownerColumn;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<ListedAccount> active = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int ended;

    AccountRows(SourceText source, String ownerColumn) {
        this.source = source;
        this.ownerColumn = ownerColumn;
    }

    Checked<AccountList> read(List<List<Cell>> rows) {
        List<List<Cell>> accounts =
                rows.stream().filter(row -> find(row, ID).isPresent()).toList();
        if (accounts.isEmpty()) {
            return Checked.invalid(Diagnostic.error(
                    source.file(),
                    rows.isEmpty() ? "the file lists nothing" : withoutIds(rows.get(0)),
                    "import.columns"));
        }
        accounts.forEach(this::take);
        return problems.isEmpty()
                ? Checked.valid(new AccountList(source.file(), active, ended))
                : new Checked.Invalid<>(problems);
    }

    private static String withoutIds(List<Cell> row) {
        return "no column or key holds the ids of accounts, such as 'Account ID' or 'Id'; there are: %s"
                .formatted(String.join(", ", row.stream().map(Cell::heading).toList()));
    }

    private void take(List<Cell> row) {
        Cell id = find(row, ID).orElseThrow();
        Optional<String> digits = digits(id);
        Optional<Cell> name = find(row, NAME).filter(cell -> !cell.isEmpty());
        if (name.isEmpty()) {
            error(id, "the account has no name; it takes a column or key such as 'Name'", "import.name");
        }
        if (digits.isEmpty() || name.isEmpty()) {
            return;
        }
        Integer first = lines.putIfAbsent(digits.get(), id.line());
        if (first != null) {
            error(
                    id,
                    "account %s is listed twice; the first is in line %d".formatted(digits.get(), first),
                    "import.duplicate");
        } else if (isActive(row)) {
            active.add(new ListedAccount(digits.get(), name.get().text(), claim(row)));
        } else {
            ended++;
        }
    }

    private static boolean isActive(List<Cell> row) {
        String state = find(row, STATE).map(Cell::text).orElse("");
        return Member.AccountState.of(state.toUpperCase(Locale.ROOT).replace(' ', '_')) == Member.AccountState.ACTIVE;
    }

    private Optional<String> digits(Cell id) {
        String text = id.text();
        var asText = AS_TEXT.matcher(text);
        if (asText.matches()) {
            text = Stream.of(1, 2)
                    .map(asText::group)
                    .filter(group -> group != null)
                    .findFirst()
                    .orElse(text);
        } else if (IN_GROUPS.matcher(text).matches()) {
            text = text.replace("-", "");
        }
        if (TWELVE_DIGITS.matcher(text).matches()) {
            return Optional.of(text);
        }
        error(id, wrong(text), "import.id");
        return Optional.empty();
    }

    private static String wrong(String text) {
        if (text.isEmpty()) {
            return "the account has no id";
        }
        if (FEW_DIGITS.matcher(text).matches()) {
            String right = "0".repeat(12 - text.length()) + text;
            return "'%s' has %d digits of 12: a spreadsheet has removed leading zeros; '%s' would be right. Format the column as text and export it again"
                    .formatted(text, text.length(), right);
        }
        if (ROUNDED.matcher(text).matches()) {
            return "'%s' is an account id that a spreadsheet has made a number of; format the column as text and export it again"
                    .formatted(text);
        }
        return "'%s' is not an account id: 12 digits, leading zeros among them".formatted(text);
    }

    private OwnerClaim claim(List<Cell> row) {
        List<String> columns = Stream.concat(Stream.of(same(ownerColumn)), OWNER.stream())
                .distinct()
                .toList();
        return columns.stream()
                .flatMap(column -> find(row, List.of(column)).stream())
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(cell -> OwnerClaim.ofColumn(cell.heading(), cell.text()))
                .orElseGet(() -> OwnerClaim.ofColumn(ownerColumn, ""));
    }

    /** The first of some columns that the row has. */
    private static Optional<Cell> find(List<Cell> row, List<String> columns) {
        return columns.stream()
                .flatMap(column ->
                        row.stream().filter(cell -> same(cell.heading()).equals(column)))
                .findFirst();
    }

    /** What is the same in {@code Account ID} and {@code account_id}. */
    private static String same(String heading) {
        return Normalizer.normalize(heading, Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private void error(Cell at, String message, String rule) {
        problems.add(source.error(at.line(), at.column(), message, rule));
    }
}
