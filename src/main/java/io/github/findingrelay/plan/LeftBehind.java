package io.github.findingrelay.plan;

import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What deploy neither sees nor removes, because it looks in one account and Region, for one prefix. */
record LeftBehind(Manifest before, Manifest after) {

    /** What there was, without what is left behind. */
    Manifest within() {
        if (isUnderAnotherPrefix()) {
            return new Manifest(before.stackPrefix(), before.tags(), List.of(), List.of());
        }
        if (!isElsewhere()) {
            return before;
        }
        Set<String> again = after.stacks().stream().map(Stack::name).collect(Collectors.toSet());
        List<Stack> moved = before.stacks().stream()
                .filter(stack -> again.contains(stack.name()))
                .toList();
        return new Manifest(before.stackPrefix(), before.tags(), moved, List.of());
    }

    private boolean isUnderAnotherPrefix() {
        return !isEmpty() && !before.stackPrefix().equals(after.stackPrefix());
    }

    private boolean isElsewhere() {
        return !isEmpty()
                && !ComparedState.isInSamePlace(
                        before.stacks().get(0), after.stacks().get(0));
    }

    private boolean isEmpty() {
        return before.stacks().isEmpty() || after.stacks().isEmpty();
    }

    private static String number(List<?> some, String what) {
        return some.size() + " " + what + (some.size() == 1 ? "" : "s");
    }

    List<String> notices() {
        String what = number(before.stacks(), "stack") + " and " + number(before.stackSets(), "stack set");
        if (isElsewhere()) {
            return List.of("%s in account %s, %s, are not removed and go on notifying until somebody deletes them there"
                    .formatted(what, before.account(), before.region()));
        }
        return isUnderAnotherPrefix()
                ? List.of(
                        "%s of prefix %s are not removed and go on notifying until './relay deploy --execute --retire-prefix %s'"
                                .formatted(what, before.stackPrefix(), before.stackPrefix()))
                : List.of();
    }
}
