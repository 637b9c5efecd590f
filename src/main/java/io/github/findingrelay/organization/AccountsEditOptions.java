package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountsEdit;
import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.config.OwnerEdit;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceLock;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How accounts.yaml is edited: shown as a diff, and then written or not. */
final class AccountsEditOptions {

    @Option(names = "--dry-run", description = "Shows what would be changed; writes nothing.")
    private boolean dryRun;

    /** Adds accounts. */
    ExitCode add(Console console, WorkspaceOptions options, List<Addition> additions) throws IOException {
        String accounts = "%d account%s".formatted(additions.size(), additions.size() == 1 ? "" : "s");
        return edit(
                console,
                options,
                () -> AccountsEdit.adding(additions, options.workspace, today()),
                "%nwould add %s; nothing was written%n".formatted(accounts),
                "%nadded %s to accounts.yaml; run ./relay render%n".formatted(accounts));
    }

    /** Gives accounts other owners. */
    ExitCode reassign(Console console, WorkspaceOptions options, Reassignment reassignment) throws IOException {
        int count = reassignment.changes().size();
        if (count == 0) {
            console.result("every account has the owner already that is said to own it; nothing to change\n"
                    + reassignment.text());
            return ExitCode.DONE;
        }
        String owners = "the owner of %d account%s".formatted(count, count == 1 ? "" : "s");
        return edit(
                console,
                options,
                () -> OwnerEdit.of(reassignment.owners(), options.workspace, today()),
                "%nwould change %s; nothing was written%n".formatted(owners) + reassignment.text(),
                "%nchanged %s in accounts.yaml; run ./relay render%n".formatted(owners) + reassignment.text());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** The edit is made where nobody else writes, of what the file holds then. */
    private ExitCode edit(
            Console console,
            WorkspaceOptions options,
            Supplier<Checked<AccountsEdit>> edit,
            String wouldBe,
            String done)
            throws IOException {
        WorkspaceLock.Work work = () -> console.finish(edit.get(), options.color, change -> {
            console.result(TextDiff.of(AccountsFile.NAME, change.before(), change.after()));
            if (!dryRun) {
                change.write(options.workspace);
            }
            console.result(dryRun ? wouldBe : done);
            return ExitCode.DONE;
        });
        return dryRun ? work.call() : WorkspaceLock.holding(console, options.workspace, work);
    }
}
