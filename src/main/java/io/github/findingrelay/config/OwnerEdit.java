package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives accounts other owners: only the values of {@code owner:} change, and a remark of ours behind
 * one that says that it is open. What people have written stays.
 */
public final class OwnerEdit {

    /** Behind the value; within braces they close first. */
    private static final Pattern REMARK = Pattern.compile(
            "^([^#\\r\\n]*?)[ \\t]*# TODO: (?:the account has no tag '|the tag '|the file names no owner "
                    + "|the column '|アカウントにタグ '|タグ ')[^\\r\\n]*");

    private final String text;
    private final TextLines lines;

    private OwnerEdit(String text) {
        this.text = text;
        this.lines = new TextLines(text);
    }

    /**
     * Gives each of some accounts another owner.
     *
     * @param owners keys, by the id of the account
     * @return the edit, or why it cannot be made
     */
    public static Checked<AccountsEdits> of(Map<String, String> owners, Path workspace, LocalDate today) {
        AccountsSchema.prepare();
        return AccountsSources.in(workspace).then(sources -> of(owners, sources, today));
    }

    static Checked<AccountsEdits> of(Map<String, String> owners, AccountsSources sources, LocalDate today) {
        Checked<Organization> read = AccountsFile.parse(sources, today);
        if (!(read instanceof Checked.Valid<Organization> valid)) {
            return new Checked.Invalid<>(read.diagnostics());
        }
        List<AccountsEdit> edits = sources.files().keySet().stream()
                .map(file -> edit(file, sources.text(file), owners))
                .filter(edit -> !edit.after().equals(edit.before()))
                .toList();
        return new AccountsEdits(edits).verified(sources, expected(valid.value(), owners), today);
    }

    private static AccountsEdit edit(String file, CleanText clean, Map<String, String> owners) {
        YamlNode root = YamlReader.read(clean, new Problems(clean.source())).orElseThrow();
        return new AccountsEdit(file, clean.text(), new OwnerEdit(clean.text()).with(owners, root));
    }

    private static Organization expected(Organization organization, Map<String, String> keys) {
        Map<String, Owner> owners =
                organization.owners().stream().collect(Collectors.toMap(Owner::key, Function.identity()));
        List<Account> accounts = organization.accounts().stream()
                .map(account -> Optional.ofNullable(keys.get(account.id()))
                        .map(key -> new Account(
                                account.id(),
                                account.name(),
                                Objects.requireNonNull(owners.get(key)),
                                account.contacts()))
                        .orElse(account))
                .toList();
        return organization.with(accounts);
    }

    /** From the end on, so that what stands before stays where it is. */
    private String with(Map<String, String> owners, YamlNode root) {
        SortedMap<Integer, Replacement> changes = new TreeMap<>();
        root.mappings("accounts", YamlNode.ANY)
                .forEach(account -> account.texts("id")
                        .flatMap(id -> Optional.ofNullable(owners.get(id.text())).stream())
                        .forEach(owner -> account.texts("owner")
                                .map(scalar -> replacement(scalar, owner))
                                .forEach(change -> changes.put(-change.start, change))));
        StringBuilder after = new StringBuilder(text);
        changes.values().forEach(change -> after.replace(change.start, change.end, change.by));
        return after.toString();
    }

    private record Replacement(int start, int end, String by) {}

    /** A key has no character that would need an escape, so that its end is the next quote or its own. */
    private Replacement replacement(YamlScalar scalar, String owner) {
        int start = lines.index(scalar.place().line() - 1, scalar.place().column() - 1);
        char first = text.charAt(start);
        boolean quoted = first == '"' || first == '\'';
        int end = quoted
                ? text.indexOf(first, start + 1) + 1
                : start + scalar.text().length();
        int endOfLine = lines.start(scalar.place().line() - 1)
                + lines.content(scalar.place().line() - 1).length();
        String written = PlainText.written(owner);
        String rest = text.substring(Math.min(end, endOfLine), endOfLine);
        String kept = REMARK.matcher(rest).replaceFirst("$1");
        return new Replacement(start, Math.max(end, endOfLine), written + kept);
    }
}
