package io.github.findingrelay.config;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.findingrelay.config.AccountsLayout.Flow;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * accounts.yaml or a file of accounts.d with more accounts. They are put behind the last one as text, so that everything
 * else stays as people have written it, and the result is read and compared before anybody sees it.
 *
 * @param file its path below the workspace
 * @param before the text as it is; empty: there is no such file yet
 * @param after the text as it would be
 */
public record AccountsEdit(String file, String before, String after) {

    /** What nobody should have to read in a list of owners. */
    private static final int OWNERS = 20;

    /**
     * An account to add.
     *
     * @param owner the key of one
     * @param remark for a comment behind the owner, or empty
     */
    public record Addition(String id, String name, String owner, String remark) {}

    /**
     * Everything that the files say, or every mistake in them.
     *
     * @param file that accounts are to be added to: its list may have no value yet
     */
    public static Checked<Organization> read(Path workspace, String file, LocalDate today) {
        AccountsSchema.prepare();
        return AccountsSources.in(workspace).then(sources -> parse(sources, file, today));
    }

    /**
     * Adds accounts at the end of a file's list, in the given order.
     *
     * @param file accounts.yaml, or one of {@link AccountsFolder} that need not be there
     * @return the edit, or why it cannot be made: all mistakes in the files, or in the additions
     */
    public static Checked<AccountsEdit> adding(List<Addition> additions, Path workspace, String file, LocalDate today) {
        AccountsSchema.prepare();
        return AccountsSources.in(workspace).then(sources -> adding(additions, sources, file, today));
    }

    static Checked<AccountsEdit> adding(
            List<Addition> additions, AccountsSources sources, String file, LocalDate today) {
        Checked<Organization> read = parse(sources, file, today);
        return read instanceof Checked.Valid<Organization> valid
                ? adding(additions, sources, file, today, valid.value())
                : new Checked.Invalid<>(read.diagnostics());
    }

    static Checked<Organization> parse(AccountsSources sources, String file, LocalDate today) {
        Checked<Organization> read = AccountsFile.parse(sources, today);
        if (read instanceof Checked.Valid<Organization> || !sources.has(file)) {
            return read;
        }
        CleanText text = sources.text(file);
        return AccountsLayout.of(text.text())
                .filter(layout -> text.problems().isEmpty())
                .filter(AccountsLayout.Empty.class::isInstance)
                .map(layout -> new Insertion(text.text()).emptied((AccountsLayout.Empty) layout))
                .map(emptied -> AccountsFile.parse(sources.with(file, emptied), today))
                .orElse(read);
    }

    private static Checked<AccountsEdit> adding(
            List<Addition> additions,
            AccountsSources sources,
            String file,
            LocalDate today,
            Organization organization) {
        CleanText text =
                sources.has(file) ? sources.text(file) : PartHeader.of(sources).text(file);
        Problems problems = new Problems(text.source());
        problems.addAll(unknownOwners(additions, organization, problems.start()));
        thereAlready(additions, organization, sources, problems);
        Optional<AccountsLayout> layout = AccountsLayout.of(text.text());
        if (layout.orElse(null) instanceof Flow flow && !problems.hasErrors()) {
            problems.error(
                    flow.start().line() + 1,
                    flow.start().column() + 1,
                    "accounts in brackets cannot be added to; write each on a line of its own that begins with '- '",
                    "accounts.brackets");
        }
        if (problems.hasErrors()) {
            return new Checked.Invalid<>(problems.sorted());
        }
        String after = new Insertion(text.text()).into(layout, additions);
        AccountsEdit edit = new AccountsEdit(file, sources.has(file) ? text.text() : "", after);
        Organization expected = organization.with(accounts(organization, additions));
        return new AccountsEdits(List.of(edit))
                .verified(sources, expected, today)
                .then(verified -> Checked.valid(edit));
    }

    private static List<Diagnostic> unknownOwners(List<Addition> additions, Organization organization, Place at) {
        List<String> known = organization.owners().stream().map(Owner::key).toList();
        String all = known.stream().limit(OWNERS).collect(joining(", "));
        Stream<YamlScalar> owners =
                additions.stream().map(Addition::owner).distinct().map(owner -> YamlScalar.quoted(owner, at));
        return OwnerRules.unknown(owners, known)
                .map(mistake -> Diagnostic.error(at.source().file(), mistake.message(), "owner.unknown"))
                .map(unknown -> unknown.withNotes(List.of("owners: " + all)))
                .toList();
    }

    private static void thereAlready(
            List<Addition> additions, Organization organization, AccountsSources sources, Problems problems) {
        Map<String, Account> there = organization.accounts().stream().collect(toMap(Account::id, Function.identity()));
        Set<String> twice =
                additions.stream().map(Addition::id).filter(there::containsKey).collect(toSet());
        if (twice.isEmpty()) {
            return;
        }
        AccountsTree.of(sources)
                .whole()
                .texts("accounts", YamlNode.ANY, "id")
                .filter(id -> twice.contains(id.text()))
                .forEach(id ->
                        problems.error(id, isHere(Objects.requireNonNull(there.get(id.text()))), "account.duplicate"));
    }

    private static String isHere(Account account) {
        return "account %s is here already: '%s', owned by '%s'"
                .formatted(account.id(), account.name(), account.owner().key());
    }

    private static List<Account> accounts(Organization organization, List<Addition> additions) {
        Map<String, Owner> owners = organization.owners().stream().collect(toMap(Owner::key, Function.identity()));
        Stream<Account> added = additions.stream()
                .map(one ->
                        new Account(one.id(), one.name(), Objects.requireNonNull(owners.get(one.owner())), List.of()));
        return Stream.concat(organization.accounts().stream(), added).toList();
    }

    /**
     * Writes the file: whole or not at all.
     *
     * @throws IOException if it cannot be written, or somebody has changed it since it was read
     */
    void write(Path workspace) throws IOException {
        ReplacedFile replaced = new ReplacedFile(workspace.resolve(file));
        if (before.isEmpty()) {
            replaced.create(after);
        } else {
            replaced.replace(before, after);
        }
    }

    /** What takes it back. */
    AccountsEdit undone() {
        return new AccountsEdit(file, /* before= */ after, /* after= */ before);
    }
}
