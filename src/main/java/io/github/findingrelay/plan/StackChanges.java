package io.github.findingrelay.plan;

import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.plan.Change.Action;
import io.github.findingrelay.plan.Consequence.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of the stacks. */
record StackChanges(ComparedState before, ComparedState after) {

    /** Of a stack that is in one of the states, or in both; empty: nothing. */
    Optional<Change> of(String name) {
        Optional<Stack> old = before.stack(name);
        Optional<Stack> now = after.stack(name);
        if (old.isPresent() && now.isPresent()) {
            return ComparedState.isSame(old.get(), now) ? Optional.empty() : Optional.of(changed(old.get(), now.get()));
        }
        Action action = old.isEmpty() ? Action.CREATED : Action.REMOVED;
        Stack stack = now.or(() -> old).orElseThrow();
        return Optional.of(change(action, stack, consequences(old, now), List.of(stack), List.of()));
    }

    private Change changed(Stack old, Stack now) {
        List<Consequence> consequences = new ArrayList<>(consequences(Optional.of(old), Optional.of(now)));
        consequences.addAll(covered(old, now));
        if (!old.owner().equals(now.owner())) {
            String detail = "before: " + old.owner().orElse("nobody");
            consequences.add(new Consequence(Effect.OWNER_CHANGES, now.owner().orElse("nobody"), detail));
        }
        Action action = action(old, now);
        if (action == Action.MOVED) {
            consequences.addAll(consequences(Optional.empty(), Optional.of(now)));
        }
        return change(
                action,
                now,
                consequences.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Consequence::kind))
                        .toList(),
                List.of(old, now),
                TemplateDiff.between(before.text(old.template()), after.text(now.template())));
    }

    private Action action(Stack old, Stack now) {
        if (!ComparedState.isInSamePlace(old, now)) {
            return Action.MOVED;
        }
        return compared(Optional.of(old), Optional.of(now))
                        .filter(StackComparison::replacesSomething)
                        .isPresent()
                ? Action.REPLACED
                : Action.CHANGED;
    }

    private static Change change(
            Action action, Stack stack, List<Consequence> consequences, List<Stack> states, List<String> diff) {
        return new Change(
                action,
                stack.name(),
                stack.kind().label(),
                stack.owner(),
                states.stream()
                        .flatMap(state -> state.covers().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                consequences,
                diff,
                Optional.empty());
    }

    /** One of them may be empty, but not both. */
    private List<Consequence> consequences(Optional<Stack> old, Optional<Stack> now) {
        return compared(old, now)
                .map(StackComparison::consequences)
                .orElseGet(() -> List.of(new Consequence(
                        Effect.UNREADABLE, now.or(() -> old).orElseThrow().template())));
    }

    /** Empty: one of the templates is written in a way that we do not read. */
    private Optional<StackComparison> compared(Optional<Stack> old, Optional<Stack> now) {
        return contents(before, old)
                .flatMap(some -> contents(after, now).map(other -> new StackComparison(some, other)));
    }

    private static Optional<TemplateContents> contents(ComparedState state, Optional<Stack> stack) {
        return stack.isEmpty()
                ? Optional.of(TemplateContents.NONE)
                : state.text(stack.get().template()).flatMap(TemplateContents::of);
    }

    /** Accounts that come or go; a chat channel's are those of other stacks. */
    private static List<Consequence> covered(Stack old, Stack now) {
        return now.kind() == StackKind.CHANNEL
                ? List.of()
                : Stream.concat(
                                missing(old.covers(), now.covers(), Effect.ACCOUNT_LEAVES),
                                missing(now.covers(), old.covers(), Effect.ACCOUNT_JOINS))
                        .toList();
    }

    /** What others lack. */
    static Stream<Consequence> missing(List<String> some, List<String> others, Effect effect) {
        return some.stream().filter(each -> !others.contains(each)).map(each -> new Consequence(effect, each));
    }
}
