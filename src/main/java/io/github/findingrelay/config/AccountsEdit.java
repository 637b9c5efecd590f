package io.github.findingrelay.config;

import io.github.findingrelay.config.AccountsLayout.Flow;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * accounts.yaml with more accounts. They are put behind the last one as text, so that everything
 * else stays as people have written it, and the result is read and compared before anybody sees it.
 *
 * @param before the text as it is
 * @param after the text as it would be
 */
public record AccountsEdit(String before, String after) {

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
     * Adds accounts at the end of the list, in the given order.
     *
     * @return the edit, or why it cannot be made: all mistakes in the file, or in the additions
     */
    public static Checked<AccountsEdit> adding(List<Addition> additions, Path workspace, LocalDate today) {
        AccountsSchema.prepare();
        return AccountsFile.bytes(workspace).then(bytes -> adding(additions, bytes, today));
    }

    static Checked<AccountsEdit> adding(List<Addition> additions, byte[] bytes, LocalDate today) {
        Checked<Organization> read = AccountsFile.parseOrEmpty(bytes, today);
        return read instanceof Checked.Valid<Organization> valid
                ? adding(additions, bytes, today, valid.value())
                : new Checked.Invalid<>(read.diagnostics());
    }

    private static Checked<AccountsEdit> adding(
            List<Addition> additions, byte[] bytes, LocalDate today, Organization organization) {
        CleanText text = CleanText.of(AccountsFile.NAME, bytes);
        Problems problems = new Problems(text.source());
        problems.addAll(unknownOwners(additions, organization, text));
        thereAlready(additions, organization, text, problems);
        AccountsLayout layout = AccountsLayout.of(text.text()).orElseThrow();
        if (layout instanceof Flow flow && !problems.hasErrors()) {
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
        Organization expected = organization.with(accounts(organization, additions));
        return verified(new AccountsEdit(text.text(), after), expected, today);
    }

    private static List<Diagnostic> unknownOwners(List<Addition> additions, Organization organization, CleanText text) {
        List<String> known = organization.owners().stream().map(Owner::key).toList();
        String all = known.stream().limit(OWNERS).collect(Collectors.joining(", "));
        Stream<YamlScalar> owners = additions.stream()
                .map(Addition::owner)
                .distinct()
                .map(owner -> YamlScalar.quoted(owner, new Place(text.source(), 0, 0)));
        return OwnerRules.unknown(owners, known)
                .map(mistake -> Diagnostic.error(AccountsFile.NAME, mistake.message(), "owner.unknown"))
                .map(unknown -> unknown.withNotes(List.of("owners: " + all)))
                .toList();
    }

    private static void thereAlready(
            List<Addition> additions, Organization organization, CleanText text, Problems problems) {
        Set<String> added = additions.stream().map(Addition::id).collect(Collectors.toSet());
        List<Account> twice = organization.accounts().stream()
                .filter(there -> added.contains(there.id()))
                .toList();
        if (twice.isEmpty()) {
            return;
        }
        AccountPlaces places = AccountPlaces.in(text);
        for (Account account : twice) {
            problems.error(
                    places.of(account.id()).line(),
                    places.of(account.id()).column(),
                    "account %s is here already: '%s', owned by '%s'"
                            .formatted(
                                    account.id(),
                                    account.name(),
                                    account.owner().key()),
                    "account.duplicate");
        }
    }

    private static List<Account> accounts(Organization organization, List<Addition> additions) {
        Map<String, Owner> owners =
                organization.owners().stream().collect(Collectors.toMap(Owner::key, Function.identity()));
        Stream<Account> added = additions.stream()
                .map(one ->
                        new Account(one.id(), one.name(), Objects.requireNonNull(owners.get(one.owner())), List.of()));
        return Stream.concat(organization.accounts().stream(), added).toList();
    }

    /** Nothing broken, and nothing else than what was asked for, leaves this class. */
    static Checked<AccountsEdit> verified(AccountsEdit edit, Organization expected, LocalDate today) {
        Checked<Organization> read = AccountsFile.parse(edit.after().getBytes(StandardCharsets.UTF_8), today);
        if (!(read instanceof Checked.Valid<Organization> valid)) {
            List<String> note = List.of("so the file would be with the addition; nothing was written");
            return new Checked.Invalid<>(read.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .map(problem -> problem.withNotes(note))
                    .toList());
        }
        return valid.value().equals(expected)
                ? Checked.valid(edit)
                : AccountsFile.invalid(
                        "the list of accounts is written so that nothing can be added safely; add the entry by hand",
                        "accounts.layout");
    }

    /**
     * Writes the file: whole or not at all.
     *
     * @throws IOException if it cannot be written, or somebody has changed it since it was read
     */
    public void write(Path workspace) throws IOException {
        new ReplacedFile(workspace.resolve(AccountsFile.NAME)).replace(before, after);
    }
}
