package io.github.findingrelay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.plan.Change.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One comment has two parts: what merging does, and what deploying does besides. */
class PlanBesidesTest {

    private static final Plan MERGING =
            plan("main", List.of("a role changes"), change(Action.CHANGED, "a"), change(Action.CREATED, "b"));

    @Test
    void whatMergingSaysIsNotSaidAgain() {
        Plan live = plan(
                "AWS",
                List.of("a role changes", "a stack is outdated"),
                change(Action.REMOVED, "c"),
                change(Action.CHANGED, "a"),
                change(Action.CREATED, "b"));

        Plan besides = live.besides(MERGING);

        assertThat(besides.base()).isEqualTo("AWS besides");
        assertThat(besides.changes()).containsExactly(change(Action.REMOVED, "c"));
        assertThat(besides.notices()).containsExactly("a stack is outdated");
        assertThat(besides.unchanged()).isEqualTo(live.unchanged());
    }

    @Test
    void somethingElseThatHappensToTheSameStackIsSaid() {
        Plan live = plan("AWS", List.of(), change(Action.REPLACED, "a"), change(Action.CREATED, "b"));

        assertThat(live.besides(MERGING).changes()).containsExactly(change(Action.REPLACED, "a"));
    }

    @Test
    void whatIsDeployedAlreadyIsCounted() {
        assertThat(plan("AWS", List.of(), change(Action.CREATED, "b"))
                        .besides(MERGING)
                        .notices())
                .containsExactly("1 of the changes against main are deployed already");
    }

    private static Plan plan(String base, List<String> notices, Change... changes) {
        return new Plan(base, List.of(), Stream.of(changes).toList(), 7, notices);
    }

    private static Change change(Action action, String name) {
        return new Change(action, name, "account", Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());
    }
}
