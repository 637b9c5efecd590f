package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.List;

/**
 * What only a generated/ that is what accounts.yaml and templates/ say is good for: somebody who has
 * changed accounts.yaml would read that nothing changes, or deploy what nobody wants any more.
 */
public final class UpToDate {

    /** A template that has changed concerns every stack. */
    private static final int NAMED = 20;

    private final Console console;
    private final WorkspaceOptions options;

    private UpToDate(Console console, WorkspaceOptions options) {
        this.console = console;
        this.options = options;
    }

    /** Goes on with what accounts.yaml says, or names what is stale. */
    public static ExitCode work(Console console, WorkspaceOptions options, Console.Work<Organization> work)
            throws IOException {
        UpToDate check = new UpToDate(console, options);
        return console.finish(
                AccountsFile.read(options.workspace),
                options.color,
                organization -> console.finish(
                        Renderer.render(organization, options.workspace),
                        options.color,
                        tree -> check.finish(tree, organization, work)));
    }

    private ExitCode finish(FileTree tree, Organization organization, Console.Work<Organization> work)
            throws IOException {
        Checked<Changes> compared = new GeneratedDirectory(options.workspace).compare(tree);
        List<Diagnostic> wrong = compared instanceof Checked.Valid<Changes> changes
                ? changes.value().diagnostics()
                : compared.diagnostics();
        if (wrong.isEmpty()) {
            return work.with(organization);
        }
        console.report(wrong.subList(0, Math.min(NAMED, wrong.size())), Format.TEXT, options.color);
        console.problem("generated/ is not what accounts.yaml and templates/ say: %d %s; run './relay render'%n"
                .formatted(wrong.size(), wrong.size() == 1 ? "file" : "files"));
        return ExitCode.DIFFERS;
    }
}
