package io.github.findingrelay.plan;

import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.plan.Change.Action;
import io.github.findingrelay.plan.Consequence.Effect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of the analyzers of stack sets. */
record StackSetChanges(ComparedState before, ComparedState after) {

    /** Of a set that is in one of the states, or in both; empty: nothing. */
    Optional<Change> of(String name) {
        Optional<StackSet> old = before.stackSet(name);
        Optional<StackSet> now = after.stackSet(name);
        if (old.equals(now)) {
            return Optional.empty();
        }
        List<String> places = places(old);
        List<String> placesNow = places(now);
        StackSet set = now.or(() -> old).orElseThrow();
        return Optional.of(new Change(
                action(old, now),
                name,
                StackSet.KIND,
                Optional.empty(),
                set.accounts(),
                Stream.concat(
                                StackChanges.missing(places, placesNow, Effect.ANALYZERS_REMOVED),
                                StackChanges.missing(placesNow, places, Effect.ANALYZERS_ADDED))
                        .toList(),
                old.isPresent() && now.isPresent() ? diff(old.get(), now.get()) : List.of(),
                Optional.empty()));
    }

    private static Action action(Optional<StackSet> old, Optional<StackSet> now) {
        if (old.isEmpty()) {
            return Action.CREATED;
        }
        if (now.isEmpty()) {
            return Action.REMOVED;
        }
        // CloudFormation changes neither of a stack set.
        boolean again = old.get().permissionModel() != now.get().permissionModel()
                || old.get().callAs() != now.get().callAs();
        return again ? Action.REPLACED : Action.CHANGED;
    }

    /** Where there are analyzers: Regions of an account or of an organizational unit. */
    private static List<String> places(Optional<StackSet> set) {
        return set.stream()
                .flatMap(some -> Stream.concat(some.accounts().stream(), some.organizationalUnits().stream())
                        .flatMap(target -> some.regions().stream().map(region -> target + " in " + region)))
                .toList();
    }

    private List<String> diff(StackSet old, StackSet now) {
        return TemplateDiff.between(before.text(old.template()), after.text(now.template()));
    }
}
