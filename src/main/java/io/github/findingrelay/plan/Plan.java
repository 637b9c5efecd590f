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
 * @param notSeen names of stacks and stack sets of which AWS has not said how they are
 */
record Plan(
        String base,
        List<Sentence> sentences,
        List<Change> changes,
        int unchanged,
        List<String> notices,
        List<String> notSeen) {

    static final Comparator<Change> ORDER = Comparator.comparing(Change::action)
            .thenComparing(change -> change.consequences().isEmpty())
            .thenComparing(Plan::worst)
            .thenComparing(Change::name);

    Plan {
        sentences = List.copyOf(sentences);
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
        notSeen = List.copyOf(notSeen);
    }

    /** Of states that are known. */
    Plan(String base, List<Sentence> sentences, List<Change> changes, int unchanged, List<String> notices) {
        this(base, sentences, changes, unchanged, notices, List.of());
    }

    /** The same, if these were taken to be as they are wanted because nobody has said how they are. */
    Plan withoutSeeing(List<String> names) {
        return new Plan(base, sentences, changes, unchanged - names.size(), notices, names);
    }

    /** The same with what it means for people. */
    Plan with(List<Sentence> meaning) {
        return new Plan(base, meaning, changes, unchanged, notices, notSeen);
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
                notices,
                notSeen);
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
                notices,
                notSeen);
    }

    /** The same with more that somebody has to know. */
    Plan withNotices(List<String> more) {
        return new Plan(
                base,
                sentences,
                changes,
                unchanged,
                Stream.concat(notices.stream(), more.stream()).toList(),
                notSeen);
    }

    /** What this plan does and another does not, and how much of the other is done already. */
    Plan besides(Plan other) {
        Set<List<Object>> theirs = other.changes.stream().map(Plan::what).collect(Collectors.toSet());
        List<Change> rest = changes.stream()
                .filter(change -> !theirs.contains(what(change)))
                .toList();
        List<String> news = new ArrayList<>(notices);
        news.removeAll(other.notices);
        Set<String> open = Stream.concat(changes.stream().map(Change::name), notSeen.stream())
                .collect(Collectors.toSet());
        long done = other.changes.stream()
                .filter(change -> !open.contains(change.name()))
                .count();
        if (done > 0) {
            news.add("%d of the changes against %s are deployed already".formatted(done, other.base));
        }
        return new Plan(base + " besides", List.of(), rest, unchanged, news, notSeen);
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

    /** For example {@code 1 removed, 40 changed; 3 unchanged}, and {@code 2 not seen} if there are such. */
    String summary() {
        String changed = Stream.of(Action.values())
                .filter(action -> of(action).findAny().isPresent())
                .map(action -> "%d %s".formatted(of(action).count(), action.label()))
                .collect(Collectors.joining(", "));
        return "%s; %d unchanged%s"
                .formatted(
                        !changed.isEmpty() ? changed : notSeen.isEmpty() ? "nothing changes" : "no change was seen",
                        unchanged,
                        notSeen.isEmpty() ? "" : ", %d not seen".formatted(notSeen.size()));
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
