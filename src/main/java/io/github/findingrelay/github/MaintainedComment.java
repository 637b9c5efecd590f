package io.github.findingrelay.github;

import io.github.findingrelay.request.RequestBudget;
import java.util.Optional;

/**
 * The one comment of ours in a pull request. A mark at its beginning, which GitHub does not show,
 * says which it is.
 */
final class MaintainedComment {

    /** What GitHub takes, in characters; undocumented, but its API says so. */
    static final int LONGEST = 65_536;

    private static final String MARK = "<!-- finding-relay: plan -->\n";

    private final GitHubRepository repository;
    private final RequestBudget budget;

    MaintainedComment(GitHubRepository repository, RequestBudget budget) {
        this.repository = repository;
        this.budget = budget;
    }

    /** Whether a text is short enough. */
    static boolean fits(String text) {
        return MARK.length() + text.length() <= LONGEST;
    }

    /**
     * Writes it, in the place of what it said before.
     *
     * @param author only a comment of theirs is changed: anybody may copy the mark
     */
    void write(int pullRequest, String author, String text) {
        Optional<GitHubRepository.Post> before = budget.first(() -> repository.comment(
                pullRequest,
                comment -> comment.author().equals(author) && comment.body().startsWith(MARK)));
        if (before.isPresent()) {
            budget.idempotent(() -> repository.updateComment(before.get().id(), MARK + text));
        } else {
            budget.once(() -> repository.createComment(pullRequest, MARK + text));
        }
    }
}
