package io.github.findingrelay.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.fixture.FakeGitHub;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.request.Network;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a workflow says is said in one place. */
class MaintainedTest {

    private static final Network DIRECT = new Network(variable -> Optional.empty(), Optional.empty());

    private static final String BOT = FakeGitHub.BOT;
    private static final String MARK = "<!-- finding-relay: plan -->\n";

    private FakeGitHub gitHub;
    private MaintainedComment comment;
    private MaintainedIssue issue;

    @BeforeEach
    void start() throws IOException {
        gitHub = FakeGitHub.start();
        GitHubRepository repository = new GitHubRepository(gitHub.api(), "o/r", "a-token", DIRECT);
        comment = new MaintainedComment(repository, budget());
        issue = new MaintainedIssue(repository, budget());
    }

    private static RequestBudget budget() {
        return new RequestBudget(new PassingTime(), new Random(1));
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void aCommentIsChangedInPlaceBehindAHundredOthers() {
        for (int i = 0; i < 150; i++) {
            gitHub.addComment(7, "someone", "comment " + i);
        }
        comment.write(7, BOT, "first");
        gitHub.addComment(7, "someone", "thanks");

        comment.write(7, BOT, "second");

        assertThat(gitHub.comments(7)).hasSize(152).contains(MARK + "second", "thanks");
        assertThat(gitHub.comments(7)).doesNotContain(MARK + "first");
    }

    @Test
    void whatSomebodyElseHasWrittenWithOurMarkIsLeftAlone() {
        gitHub.addComment(7, "mallory", MARK + "everything is healthy");
        gitHub.addComment(7, BOT, "> " + MARK + "quoted");

        comment.write(7, BOT, "plan");

        assertThat(gitHub.comments(7))
                .containsExactly(MARK + "everything is healthy", "> " + MARK + "quoted", MARK + "plan");
    }

    @Test
    void faultsAreTriedAgainButACommentIsNeverWrittenTwice() {
        gitHub.failWith(502, 429);
        comment.write(7, BOT, "plan");
        assertThat(gitHub.comments(7)).hasSize(1);

        gitHub.failWith(0, 502);
        assertThatThrownBy(() -> comment.write(8, BOT, "plan"))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("GitHub answers 502");
    }

    @Test
    void aTokenThatMayNotSaysSo() {
        GitHubRepository repository = new GitHubRepository(gitHub.api(), "o/r", "another", DIRECT);

        assertThatThrownBy(() -> new MaintainedComment(repository, budget()).write(7, BOT, "plan"))
                .hasMessageContaining("401")
                .hasMessageContaining("Bad credentials");
    }

    @Test
    void theLongestCommentFits() {
        String longest = "x".repeat(MaintainedComment.LONGEST - MARK.length());

        comment.write(7, BOT, longest);

        assertThat(MaintainedComment.fits(longest)).isTrue();
        assertThat(MaintainedComment.fits(longest + "x")).isFalse();
        assertThat(gitHub.comments(7)).hasSize(1);
    }

    @Test
    void oneIssueIsOpenedClosedAndOpenedAgain() {
        issue.close(BOT, "everything is healthy");
        assertThat(gitHub.issues()).isEmpty();

        issue.open(BOT, "Unhealthy", "a");
        issue.open(BOT, "Unhealthy", "b");
        assertThat(gitHub.issues()).hasSize(1);
        assertThat(gitHub.issues().get(0).get("body").asText()).endsWith("\nb");

        issue.close(BOT, "everything is healthy");
        assertThat(gitHub.issues().get(0).get("state").asText()).isEqualTo("closed");

        issue.open(BOT, "Unhealthy", "c");
        assertThat(gitHub.issues()).hasSize(1);
        assertThat(gitHub.issues().get(0).get("state").asText()).isEqualTo("open");
        assertThat(gitHub.issues().get(0).get("body").asText()).endsWith("\nc");
    }
}
