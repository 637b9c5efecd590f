package io.github.findingrelay.plan;

import io.github.findingrelay.plan.Change.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What merging would do.
 *
 * @param base what people call the state before
 * @param sentences what it means for people, the most dangerous first
 * @param changes the most dangerous first
 * @param unchanged stacks and stack sets that are left alone
 * @param notices what somebody has to know besides
 */
record Plan(String base, List<Sentence> sentences, List<Change> changes, int unchanged, List<String> notices) {

    static final Comparator<Change> ORDER = Comparator.comparing(Change::action)
            .thenComparing(change -> change.consequences().isEmpty())
            .thenComparing(Plan::worst)
            .thenComparing(Change::name);

    Plan {
        sentences = List.copyOf(sentences);
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }

    /** The same with what it means for people. */
    Plan with(List<Sentence> meaning) {
        return new Plan(base, meaning, changes, unchanged, notices);
    }

    /** The same with what CloudFormation says, by stack. */
    Plan with(Map<String, List<String>> changeSets) {
        return new Plan(
                base,
                sentences,
                changes.stream()
                        .map(change -> change.with(Optional.ofNullable(changeSets.get(change.name()))))
                        .toList(),
                unchanged,
                notices);
    }

    /** The same without what deploy refuses to do. */
    Plan refusing(Set<String> names) {
        return new Plan(
                base,
                sentences,
                changes.stream()
                        .map(change -> names.contains(change.name()) ? change.refused() : change)
                        .sorted(ORDER)
                        .toList(),
                unchanged,
                notices);
    }

    /** The same with more that somebody has to know. */
    Plan withNotices(List<String> more) {
        return new Plan(
                base,
                sentences,
                changes,
                unchanged,
                Stream.concat(notices.stream(), more.stream()).toList());
    }

    /** What this plan does and another does not, and how much of the other is done already. */
    Plan besides(Plan other) {
        Set<List<Object>> theirs = other.changes.stream().map(Plan::what).collect(Collectors.toSet());
        List<Change> rest = changes.stream()
                .filter(change -> !theirs.contains(what(change)))
                .toList();
        List<String> news = new ArrayList<>(notices);
        news.removeAll(other.notices);
        Set<String> open = changes.stream().map(Change::name).collect(Collectors.toSet());
        long done = other.changes.stream()
                .filter(change -> !open.contains(change.name()))
                .count();
        if (done > 0) {
            news.add("%d of the changes against %s are deployed already".formatted(done, other.base));
        }
        return new Plan(base + " besides", List.of(), rest, unchanged, news);
    }

    private static List<Object> what(Change change) {
        return List.of(change.action(), change.name());
    }

    private static Consequence.Effect worst(Change change) {
        return change.consequences().stream()
                .map(Consequence::kind)
                .min(Comparator.naturalOrder())
                .orElse(Consequence.Effect.UNREADABLE);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Those that meet with the same. */
    Stream<Change> of(Action action) {
        return changes.stream().filter(change -> change.action() == action);
    }

    /** For example {@code 1 removed, 40 changed; 3 unchanged}. */
    String summary() {
        String changed = Stream.of(Action.values())
                .filter(action -> of(action).findAny().isPresent())
                .map(action -> "%d %s".formatted(of(action).count(), action.label()))
                .collect(Collectors.joining(", "));
        return "%s; %d unchanged".formatted(changed.isEmpty() ? "nothing changes" : changed, unchanged);
    }

    /**
     * Changes that are the same but for whom they are about, in the order of their first.
     *
     * @param accountNames names of accounts by id, which are not the same and do not matter
     */
    List<ChangeGroup> groups(Map<String, String> accountNames) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> new ChangeSimilarity(change, accountNames).key(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(group -> new ChangeGroup(group, accountNames))
                .toList();
    }
}
