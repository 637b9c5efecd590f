package io.github.findingrelay.plan;

import io.github.findingrelay.plan.Change.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What texts and pages say about a plan in the same words. */
final class PlanWords {

  /** Names that stand for all in a long list. */
  static final int NAMED = 5;

  private PlanWords() {}

  /** For example {@code 1 removed, 40 changed; 3 unchanged}. */
  static String summary(Plan plan) {
    String counts =
        Stream.of(Action.values())
            .filter(action -> plan.count(action) > 0)
            .map(action -> "%d %s".formatted(plan.count(action), lower(action)))
            .collect(Collectors.joining(", "));
    return "%s; %d unchanged"
        .formatted(counts.isEmpty() ? "nothing changes" : counts, plan.unchanged());
  }

  /** What happens to whom, for changes that are alike. */
  static String title(List<Change> group, Map<String, String> accountNames) {
    Change first = group.get(0);
    String action = lower(first.action());
    if (group.size() == 1) {
      return "%s: %s%s".formatted(action, first.name(), whose(first, accountNames));
    }
    List<String> names = group.stream().map(change -> who(change, accountNames)).toList();
    String what = first.kind().equals("account") ? "accounts" : first.kind() + " stacks";
    return "%s: %d %s, the same change: %s".formatted(action, group.size(), what, shortened(names));
  }

  private static String whose(Change change, Map<String, String> accountNames) {
    List<String> facts = new ArrayList<>();
    if (change.accounts().size() == 1) {
      String name = accountNames.get(change.accounts().get(0));
      if (name != null) {
        facts.add(name);
      }
    } else if (change.accounts().size() > 1) {
      facts.add(change.accounts().size() + " accounts");
    }
    change.owner().ifPresent(owner -> facts.add("owner " + owner));
    return facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")";
  }

  /** The account's name, or that of the stack. */
  static String who(Change change, Map<String, String> accountNames) {
    return change.kind().equals("account") && change.accounts().size() == 1
        ? accountNames.getOrDefault(change.accounts().get(0), change.accounts().get(0))
        : change.name();
  }

  /** What a group means, each once, with how often. */
  static List<String> consequences(List<Change> group) {
    Map<Consequence.Effect, Map<String, Integer>> subjects = new TreeMap<>();
    for (Change change : group) {
      for (Consequence consequence : change.consequences()) {
        String subject =
            consequence.detail().isEmpty()
                ? consequence.subject()
                : "%s (%s)".formatted(consequence.subject(), consequence.detail());
        subjects
            .computeIfAbsent(consequence.kind(), kind -> new TreeMap<>())
            .merge(subject, 1, Integer::sum);
      }
    }
    return Stream.concat(
            owners(group).stream(),
            subjects.entrySet().stream()
                .map(
                    entry ->
                        entry.getKey().text()
                            + ": "
                            + shortened(
                                entry.getValue().entrySet().stream()
                                    .map(PlanWords::times)
                                    .toList())))
        .toList();
  }

  /** Whose the changed stacks are, those with the most first, if they are of several. */
  private static Optional<String> owners(List<Change> group) {
    Map<String, Integer> stacks = new TreeMap<>();
    group.forEach(
        change -> change.owner().ifPresent(owner -> stacks.merge(owner, 1, Integer::sum)));
    List<String> owners =
        stacks.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(owner -> "%s %d".formatted(owner.getKey(), owner.getValue()))
            .toList();
    return owners.size() < 2 ? Optional.empty() : Optional.of("owners: " + shortened(owners));
  }

  private static String times(Map.Entry<String, Integer> subject) {
    return subject.getValue() == 1
        ? subject.getKey()
        : "%s (%d times)".formatted(subject.getKey(), subject.getValue());
  }

  private static String shortened(List<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() <= NAMED ? first : "%s and %d more".formatted(first, names.size() - NAMED);
  }

  /** As JSON and people have it. */
  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
