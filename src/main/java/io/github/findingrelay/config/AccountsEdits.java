package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What changes in accounts.yaml and the files of accounts.d.
 *
 * @param each one for each file that changes
 */
public record AccountsEdits(List<AccountsEdit> each) {

    public AccountsEdits {
        each = List.copyOf(each);
    }

    /** Adds accounts to one file. */
    public static Checked<AccountsEdits> of(AccountsEdit edit) {
        return Checked.valid(new AccountsEdits(List.of(edit)));
    }

    /** The paths of the files below the workspace. */
    public List<String> files() {
        return each.stream().map(AccountsEdit::file).toList();
    }

    /** Nothing broken, and nothing else than what was asked for, leaves this class. */
    Checked<AccountsEdits> verified(AccountsSources sources, Organization expected, LocalDate today) {
        AccountsSources changed = sources;
        for (AccountsEdit edit : each) {
            changed = changed.with(edit.file(), edit.after());
        }
        Checked<Organization> read = AccountsFile.parse(changed, today);
        if (!(read instanceof Checked.Valid<Organization> valid)) {
            List<String> note = List.of("so the file would be with the addition; nothing was written");
            return new Checked.Invalid<>(read.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .map(problem -> problem.withNotes(note))
                    .toList());
        }
        return sorted(valid.value()).equals(sorted(expected))
                ? Checked.valid(this)
                : Checked.invalid(Diagnostic.error(
                        files().stream().findFirst().orElse(AccountsFile.NAME),
                        "the list of accounts is written so that nothing can be added safely; add the entry by hand",
                        "accounts.layout"));
    }

    /** In a file of its own, an account does not come behind all others. */
    private static Organization sorted(Organization organization) {
        return organization.with(organization.accounts().stream()
                .sorted(Comparator.comparing(Account::id))
                .toList());
    }

    /**
     * Writes the files: all of them, or none.
     *
     * @throws IOException if one cannot be written, or somebody has changed it since it was read
     */
    public void write(Path workspace) throws IOException {
        List<AccountsEdit> written = new ArrayList<>();
        for (AccountsEdit edit : each) {
            try {
                edit.write(workspace);
                written.add(edit);
            } catch (IOException e) {
                takeBack(written, workspace, e);
                throw e;
            }
        }
    }

    private static void takeBack(List<AccountsEdit> written, Path workspace, IOException why) throws IOException {
        for (AccountsEdit edit : written) {
            try {
                edit.undone().write(workspace);
            } catch (IOException e) {
                throw new IOException(
                        "%s; %s stays changed, since it cannot be taken back: %s"
                                .formatted(why.getMessage(), edit.file(), e.getMessage()),
                        why);
            }
        }
    }
}
