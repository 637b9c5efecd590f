package io.github.findingrelay.plan;

import io.github.findingrelay.plan.Change.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What merging would do.
 *
 * @param base what people call the state before
 * @param changes the most dangerous first
 * @param unchanged stacks and stack sets that are left alone
 * @param notices what somebody has to know besides
 * @param changeSets what CloudFormation says that it would do, by stack, if it was asked
 */
public record Plan(
    String base,
    List<Change> changes,
    int unchanged,
    List<String> notices,
    Map<String, List<String>> changeSets) {

  static final Comparator<Change> ORDER =
      Comparator.comparing(Change::action)
          .thenComparing(change -> change.consequences().isEmpty())
          .thenComparing(Plan::worst)
          .thenComparing(Change::name);

  public Plan {
    changes = List.copyOf(changes);
    notices = List.copyOf(notices);
    changeSets = Map.copyOf(changeSets);
  }

  /** The same with what CloudFormation says. */
  public Plan with(Map<String, List<String>> sets) {
    return new Plan(base, changes, unchanged, notices, sets);
  }

  /** The same with more that somebody has to know. */
  public Plan withNotices(List<String> more) {
    List<String> all = new ArrayList<>(notices);
    all.addAll(more);
    return new Plan(base, changes, unchanged, all, changeSets);
  }

  /** What this plan does and another does not, and how much of the other is done already. */
  public Plan besides(Plan other) {
    Set<List<Object>> theirs = other.changes.stream().map(Plan::what).collect(Collectors.toSet());
    List<Change> rest = changes.stream().filter(change -> !theirs.contains(what(change))).toList();
    List<String> news = new ArrayList<>(notices);
    news.removeAll(other.notices);
    int done = other.changes.size() - (changes.size() - rest.size());
    if (done > 0) {
      news.add("%d of the changes against %s are deployed already".formatted(done, other.base));
    }
    return new Plan(base + " besides", rest, unchanged, news, changeSets);
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

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** How many stacks and stack sets meet with something. */
  public long count(Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }

  /**
   * Changes that are the same but for whom they are about, in the order of their first.
   *
   * @param accountNames names of accounts by id, which are not the same and do not matter
   */
  public List<List<Change>> groups(Map<String, String> accountNames) {
    Map<List<Object>, List<Change>> groups = new LinkedHashMap<>();
    for (Change change : changes) {
      groups
          .computeIfAbsent(
              new ChangeSimilarity(change, accountNames).key(), key -> new ArrayList<>())
          .add(change);
    }
    return List.copyOf(groups.values());
  }
}
