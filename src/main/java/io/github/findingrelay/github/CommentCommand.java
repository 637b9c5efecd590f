package io.github.findingrelay.github;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WaitingLine;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.request.RequestBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts pages into the one comment of ours in a pull request. */
@Command(
        name = "comment",
        header = "Put pages into the one comment in a pull request.",
        description =
                "Puts pages into a pull request on GitHub, as one comment that is found by a hidden mark and changed in place."
                        + " Needs GITHUB_TOKEN, with the permission to write to pull requests.",
        footer = {
            "",
            "Example: ./relay plan --base origin/main --format markdown > plan.md",
            "         ./relay comment --pull-request 12 plan.md"
        })
public final class CommentCommand implements Callable<ExitCode> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    /** Every command takes them; this one needs no workspace. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private GitHubOptions gitHub;

    @Option(names = "--pull-request", paramLabel = "NUMBER", required = true, description = "Where the comment is.")
    private int pullRequest;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Markdown; an empty file is left out.")
    private List<Path> files = List.of();

    CommentCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            String page = Files.readString(file).strip();
            text.append(page).append(page.isEmpty() ? "" : "\n\n");
        }
        if (!MaintainedComment.fits(text.toString())) {
            console.problem(
                    "error: the pages have %d characters, more than the %d of a comment; make the plan with --max-length%n"
                            .formatted(text.length(), MaintainedComment.LONGEST));
            return ExitCode.INVALID_INPUT;
        }
        GitHubRepository repository = gitHub.repository(spec, console);
        return WaitingLine.during(console, "GitHub", repository::requests, () -> {
            new MaintainedComment(repository, RequestBudget.of(console.time()))
                    .write(pullRequest, gitHub.author(), text.toString());
            return ExitCode.DONE;
        });
    }
}
