package io.github.findingrelay.plan;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.findingrelay.plan.Consequence.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Changes that are the same but for whom they are about, in words.
 *
 * @param changes at least one
 * @param accountNames by id
 */
record ChangeGroup(List<Change> changes, Map<String, String> accountNames) {

    /** Names that stand for all in a long list. */
    private static final int NAMED = 5;

    /** What happens to whom. */
    String title() {
        Change first = changes.get(0);
        String action = first.action().label();
        if (changes.size() == 1) {
            return "%s: %s%s".formatted(action, first.name(), whose(first));
        }
        String what = first.kind().equals("account") ? "accounts" : first.kind() + " stacks";
        return "%s: %d %s, the same change: %s".formatted(action, changes.size(), what, shortened(names()));
    }

    private String whose(Change change) {
        List<String> facts = new ArrayList<>();
        if (change.accounts().size() == 1) {
            Optional.ofNullable(accountNames.get(change.accounts().get(0))).ifPresent(facts::add);
        } else if (change.accounts().size() > 1) {
            facts.add(change.accounts().size() + " accounts");
        }
        change.owner().ifPresent(owner -> facts.add("owner " + owner));
        return facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")";
    }

    /** Whether the title does not name everybody. */
    boolean isShortened() {
        return changes.size() > NAMED;
    }

    /** Of the accounts, or else of the stacks. */
    List<String> names() {
        return changes.stream().map(this::name).toList();
    }

    private String name(Change change) {
        return change.kind().equals("account") && change.accounts().size() == 1
                ? accountNames.getOrDefault(
                        change.accounts().get(0), change.accounts().get(0))
                : change.name();
    }

    /** Whose the stacks are, what the changes mean, and what CloudFormation says of one of them. */
    List<String> facts() {
        return Stream.of(
                        owners(),
                        consequences(),
                        changes.get(0).changeSet().stream()
                                .flatMap(List::stream)
                                .map(line -> "CloudFormation: " + line))
                .flatMap(lines -> lines)
                .toList();
    }

    /** Those with the most stacks first, if they are several. */
    private Stream<String> owners() {
        List<String> owners = changes.stream()
                .flatMap(change -> change.owner().stream())
                .collect(groupingBy(owner -> owner, TreeMap::new, counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(owner -> "%s %d".formatted(owner.getKey(), owner.getValue()))
                .toList();
        return owners.size() < 2 ? Stream.empty() : Stream.of("owners: " + shortened(owners));
    }

    /** Each once, with how often. */
    private Stream<String> consequences() {
        Map<Effect, TreeMap<String, Long>> subjects = changes.stream()
                .flatMap(change -> change.consequences().stream())
                .collect(groupingBy(
                        Consequence::kind, TreeMap::new, groupingBy(Consequence::about, TreeMap::new, counting())));
        return subjects.entrySet().stream()
                .map(effect -> effect.getKey().text()
                        + ": "
                        + shortened(effect.getValue().entrySet().stream()
                                .map(ChangeGroup::times)
                                .toList()));
    }

    private static String times(Map.Entry<String, Long> subject) {
        return subject.getValue() == 1
                ? subject.getKey()
                : "%s (%d times)".formatted(subject.getKey(), subject.getValue());
    }

    static String shortened(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? first : "%s and %d more".formatted(first, names.size() - NAMED);
    }

    /** Of the first, which stands for the others. */
    List<String> diff() {
        return changes.get(0).diff();
    }
}
