package io.github.findingrelay.plan;

import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.plan.Change.Action;
import io.github.findingrelay.plan.Consequence.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What becomes of the analyzers of stack sets. */
final class StackSetComparison {

  private final BiFunction<Optional<String>, Optional<String>, List<String>> diff;
  private final List<Change> changes = new ArrayList<>();

  /**
   * Compares stack sets.
   *
   * @param diff of two templates by their paths
   */
  StackSetComparison(BiFunction<Optional<String>, Optional<String>, List<String>> diff) {
    this.diff = diff;
  }

  List<Change> changes() {
    return changes;
  }

  /** One of them may be empty, but not both. */
  void compare(Optional<StackSet> before, Optional<StackSet> after) {
    if (before.equals(after)) {
      return;
    }
    List<String> places = places(before);
    List<String> placesNow = places(after);
    List<Consequence> consequences =
        Stream.concat(
                missing(places, placesNow)
                    .map(place -> consequence(Effect.ANALYZERS_REMOVED, place)),
                missing(placesNow, places).map(place -> consequence(Effect.ANALYZERS_ADDED, place)))
            .toList();
    StackSet set = after.or(() -> before).orElseThrow();
    changes.add(
        new Change(
            action(before, after),
            set.name(),
            StackSet.KIND,
            Optional.empty(),
            set.accounts(),
            consequences,
            before.isPresent() && after.isPresent()
                ? diff.apply(before.map(StackSet::template), after.map(StackSet::template))
                : List.of()));
  }

  private static Action action(Optional<StackSet> before, Optional<StackSet> after) {
    if (before.isEmpty()) {
      return Action.CREATED;
    }
    if (after.isEmpty()) {
      return Action.REMOVED;
    }
    // CloudFormation changes neither of a stack set.
    boolean again =
        before.get().permissionModel() != after.get().permissionModel()
            || before.get().delegatedAdmin() != after.get().delegatedAdmin();
    return again ? Action.REPLACED : Action.CHANGED;
  }

  /** Where there are analyzers: Regions of an account or of an organizational unit. */
  private static List<String> places(Optional<StackSet> set) {
    return set.stream()
        .flatMap(
            some ->
                Stream.concat(some.accounts().stream(), some.organizationalUnits().stream())
                    .flatMap(
                        target -> some.regions().stream().map(region -> target + " in " + region)))
        .toList();
  }

  private static Stream<String> missing(List<String> places, List<String> others) {
    return places.stream().filter(place -> !others.contains(place));
  }

  private static Consequence consequence(Effect kind, String place) {
    return new Consequence(kind, place, "");
  }
}
