package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountsEdit;
import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceLock;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Option;

/** How accounts are added to accounts.yaml: shown as a diff, and then written or not. */
final class AccountsEditOptions {

    @Option(names = "--dry-run", description = "Shows what would be added; writes nothing.")
    private boolean dryRun;

    /** The exit code. */
    ExitCode add(Console console, WorkspaceOptions options, List<Addition> additions) throws IOException {
        return dryRun
                ? edit(console, options, additions)
                : WorkspaceLock.holding(console, options.workspace, () -> edit(console, options, additions));
    }

    private ExitCode edit(Console console, WorkspaceOptions options, List<Addition> additions) throws IOException {
        Checked<AccountsEdit> edit = AccountsEdit.adding(additions, options.workspace, LocalDate.now(ZoneOffset.UTC));
        return console.finish(edit, options.color, change -> add(console, options.workspace, change, additions.size()));
    }

    private ExitCode add(Console console, Path workspace, AccountsEdit change, int count) throws IOException {
        console.result(TextDiff.of(AccountsFile.NAME, change.before(), change.after()));
        String accounts = "%d account%s".formatted(count, count == 1 ? "" : "s");
        if (dryRun) {
            console.result("%nwould add %s; nothing was written%n".formatted(accounts));
        } else {
            change.write(workspace);
            console.result("%nadded %s to accounts.yaml; run ./relay render%n".formatted(accounts));
        }
        return ExitCode.DONE;
    }
}
