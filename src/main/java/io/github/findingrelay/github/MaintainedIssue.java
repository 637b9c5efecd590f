package io.github.findingrelay.github;

import io.github.findingrelay.request.RequestBudget;
import java.util.Optional;

/**
 * The one issue that says what is unhealthy. It is opened, or opened again, when there is something
 * to say, and closed when there is nothing.
 */
final class MaintainedIssue {

    /** For people. What is looked for is the mark: GitHub may drop a label that there is not. */
    private static final String LABEL = "finding-relay";

    private static final String MARK = "<!-- finding-relay: watch -->\n";

    private final GitHubRepository repository;
    private final RequestBudget budget;

    MaintainedIssue(GitHubRepository repository, RequestBudget budget) {
        this.repository = repository;
        this.budget = budget;
    }

    /**
     * Says what is unhealthy.
     *
     * @param author only an issue of theirs is changed: anybody may copy the mark
     */
    void open(String author, String title, String text) {
        Optional<GitHubRepository.Post> before = find(author);
        if (before.isPresent()) {
            budget.idempotent(() -> repository.updateIssue(before.get().id(), MARK + text, true));
        } else {
            budget.once(() -> repository.createIssue(title, LABEL, MARK + text));
        }
    }

    /** Says that everything is healthy; without an issue there is nothing to say. */
    void close(String author, String text) {
        find(author)
                .filter(GitHubRepository.Post::open)
                .ifPresent(issue -> budget.idempotent(() -> repository.updateIssue(issue.id(), MARK + text, false)));
    }

    private Optional<GitHubRepository.Post> find(String author) {
        return budget.first(() -> repository.issue(
                issue -> issue.author().equals(author) && issue.body().startsWith(MARK)));
    }
}
