package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.PruneCaps;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.plan.Change.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares two states of generated/: pure, without AWS. */
final class Planner {

    private final ComparedState before;
    private final ComparedState after;
    private final List<Change> changes;

    private Planner(ComparedState before, ComparedState after) {
        this.before = before;
        this.after = after;
        StackChanges stacks = new StackChanges(before, after);
        StackSetChanges sets = new StackSetChanges(before, after);
        this.changes = Stream.concat(
                        names(before.stacks().keySet(), after.stacks().keySet()).map(stacks::of),
                        names(before.stackSets().keySet(), after.stackSets().keySet())
                                .map(sets::of))
                .flatMap(Optional::stream)
                .sorted(Plan.ORDER)
                .toList();
    }

    /**
     * What deploying one state after the other does.
     *
     * @param base what people call the state before
     */
    static Plan plan(String base, Snapshot before, Snapshot after) {
        LeftBehind left = new LeftBehind(before.manifest(), after.manifest());
        ComparedState from = ComparedState.of(left.within());
        ComparedState to = ComparedState.of(after.manifest());
        Planner planner = new Planner(from.reading(before, to), to.reading(after, from));
        return new Plan(base, List.of(), planner.changes, planner.unchanged(), planner.notices())
                .withNotices(left.notices());
    }

    private static Stream<String> names(Set<String> before, Set<String> after) {
        return Stream.concat(before.stream(), after.stream()).distinct();
    }

    private int unchanged() {
        return after.stacks().size()
                + after.stackSets().size()
                - (int) changes.stream()
                        .filter(change -> change.action() != Action.REMOVED)
                        .count();
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        long removed = changes.stream()
                .filter(change -> change.action() == Action.REMOVED)
                .filter(change -> !change.kind().equals(StackSet.KIND))
                .count();
        if (!PruneCaps.DEFAULT.allow(removed, before.stacks().size())) {
            notices.add("%d of %d stacks would be deleted, more than deploy does by itself; it needs --max-prune %d"
                    .formatted(removed, before.stacks().size(), removed));
        }
        if (before.bootstrap().isPresent() && !before.bootstrap().equals(after.bootstrap())) {
            notices.add("generated/bootstrap.yaml changes: an administrator has to deploy it, before anything else");
        }
        return notices;
    }
}
