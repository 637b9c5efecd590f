package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountsEdit;
import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.AccountsEdits;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.config.AccountsFolder;
import io.github.findingrelay.config.OwnerEdit;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceLock;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.OneLine;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How accounts.yaml and the files of accounts.d are edited: shown as a diff, and then written or not. */
final class AccountsEditOptions {

    @Option(names = "--dry-run", description = "Shows what would be changed; writes nothing.")
    private boolean dryRun;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Add to this file: accounts.yaml (default), or one such as accounts.d/payments.yaml, which is made if it is not there.")
    private Optional<String> file = Optional.empty();

    /** The path, below the workspace, of the file that accounts are added to. */
    String file(WorkspaceOptions options) {
        String chosen = file.orElse(AccountsFile.NAME);
        if (!chosen.equals(AccountsFile.NAME) && !AccountsFolder.has(chosen)) {
            throw options.wrong("--file: '%s' is neither accounts.yaml nor a file such as accounts.d/payments.yaml"
                    .formatted(OneLine.printable(chosen)));
        }
        return chosen;
    }

    /** Where nothing is added, no file can be chosen. */
    void requireNoFile(WorkspaceOptions options, String why) {
        if (file.isPresent()) {
            throw options.wrong("--file: " + why);
        }
    }

    /** Adds accounts. */
    ExitCode add(Console console, WorkspaceOptions options, List<Addition> additions) throws IOException {
        String accounts = "%d account%s".formatted(additions.size(), additions.size() == 1 ? "" : "s");
        String to = file(options);
        return edit(
                console,
                options,
                () -> AccountsEdit.adding(additions, options.workspace, to, today())
                        .then(AccountsEdits::of),
                new Outcome("add " + accounts, "added " + accounts + " to", ""));
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
                new Outcome("change " + owners, "changed " + owners + " in", reassignment.text()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** What is said in the end; the names of the files follow what was done. */
    private record Outcome(String wouldBe, String done, String details) {
        String text(boolean dryRun, List<String> files) {
            String what = dryRun
                    ? "would %s; nothing was written".formatted(wouldBe)
                    : "%s %s; run ./relay render".formatted(done, String.join(", ", files));
            return "\n" + what + "\n" + details;
        }
    }

    /** The edit is made where nobody else writes, of what the files hold then. */
    private ExitCode edit(
            Console console, WorkspaceOptions options, Supplier<Checked<AccountsEdits>> edit, Outcome outcome)
            throws IOException {
        WorkspaceLock.Work work = () -> console.finish(edit.get(), options.color, change -> {
            change.each().forEach(one -> console.result(TextDiff.of(one.file(), one.before(), one.after())));
            if (!dryRun) {
                change.write(options.workspace);
            }
            console.result(outcome.text(dryRun, change.files()));
            return ExitCode.DONE;
        });
        return dryRun ? work.call() : WorkspaceLock.holding(console, options.workspace, work);
    }
}
