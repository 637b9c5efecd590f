package io.github.findingrelay.github;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WaitingLine;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.request.RequestBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps the one issue that says what is unhealthy. */
@Command(
        name = "issue",
        header = "Keep the one issue that says what is unhealthy.",
        description =
                "Puts pages into the one issue on GitHub that says what is unhealthy: opened, changed in place and, with --close,"
                        + " closed. Needs GITHUB_TOKEN, with the permission to write to issues.",
        footer = {
            "",
            "Example: ./relay status --format markdown > status.md || ./relay issue status.md",
            "         ./relay issue --close"
        })
public final class IssueCommand implements Callable<ExitCode> {

    private static final String TITLE = "Finding Relay: something is unhealthy";

    /** All pages together, of the 65,536 characters that GitHub takes. */
    private static final int ROOM = 60_000;

    private final Console console;

    @Spec
    private CommandSpec spec;

    /** Every command takes them; this one needs no workspace. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private GitHubOptions gitHub;

    @Option(names = "--close", description = "Everything is healthy: closes the issue, if it is open.")
    private boolean close;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Markdown.")
    private List<Path> files = List.of();

    IssueCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        GitHubRepository repository = gitHub.repository(spec, console);
        return WaitingLine.during(
                console,
                "GitHub",
                repository::requests,
                () -> keep(new MaintainedIssue(repository, RequestBudget.of(console.time()))));
    }

    private ExitCode keep(MaintainedIssue issue) throws IOException {
        String when = "As of %s.".formatted(Instant.now().truncatedTo(ChronoUnit.MINUTES));
        if (close) {
            issue.close(gitHub.author(), "Everything is healthy. " + when + "\n");
        } else {
            issue.open(gitHub.author(), TITLE, pages() + when + "\n");
        }
        return ExitCode.DONE;
    }

    private String pages() throws IOException {
        StringBuilder pages = new StringBuilder();
        for (Path file : files) {
            String page = Files.exists(file) ? Files.readString(file).strip() : "";
            pages.append(page.isEmpty() ? silence(file) : shortened(page)).append("\n\n");
        }
        return pages.toString();
    }

    /** A check that has said nothing has not been made, which is no sign of health. */
    private static String silence(Path file) {
        return "**%s** is missing: the check has not come to an end. The log of the run says why."
                .formatted(file.getFileName());
    }

    private String shortened(String page) {
        int room = ROOM / files.size();
        if (page.length() <= room) {
            return page;
        }
        String shown = page.substring(0, page.lastIndexOf('\n', room));
        // What stays open would swallow the pages that follow.
        boolean isOpen = shown.lastIndexOf("<details>") > shown.lastIndexOf("</details>");
        return shown + (isOpen ? "\n\n</details>" : "") + "\n\n… more than fits here.";
    }
}
