package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.PruneCaps;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.plan.Change.Action;
import io.github.findingrelay.plan.Consequence.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two states of generated/: pure, without AWS. */
public final class Planner {

  /** The roles that an administrator deploys; below generated/. */
  private static final String BOOTSTRAP = "bootstrap.yaml";

  private final Map<String, Stack> stacksBefore;
  private final Map<String, Stack> stacksAfter;
  private final Map<String, StackSet> setsBefore;
  private final Map<String, StackSet> setsAfter;
  private final Map<String, SourceText> textsBefore;
  private final Map<String, SourceText> textsAfter;
  private final List<Change> changes = new ArrayList<>();

  private Planner(Snapshot before, Snapshot after) {
    Manifest old = before.manifest();
    Manifest now = after.manifest();
    this.stacksBefore = byName(old, Manifest::stacks, Stack::name);
    this.stacksAfter = byName(now, Manifest::stacks, Stack::name);
    this.setsBefore = byName(old, Manifest::stackSets, StackSet::name);
    this.setsAfter = byName(now, Manifest::stackSets, StackSet::name);
    this.textsBefore = texts(before, stacksBefore, stacksAfter, setsBefore, setsAfter);
    this.textsAfter = texts(after, stacksAfter, stacksBefore, setsAfter, setsBefore);
  }

  /**
   * What deploying one state after the other does.
   *
   * @param base what people call the state before
   */
  public static Plan plan(String base, Snapshot before, Snapshot after) {
    Planner planner = new Planner(before, after);
    planner.compare();
    return new Plan(
        base,
        planner.changes.stream().sorted(Plan.ORDER).toList(),
        planner.unchanged(),
        planner.notices(),
        Map.of());
  }

  private static <T> Map<String, T> byName(
      Manifest manifest, Function<Manifest, List<T>> part, Function<T, String> name) {
    return part.apply(manifest).stream()
        .collect(Collectors.toMap(name, each -> each, (a, b) -> b, LinkedHashMap::new));
  }

  /** The templates of what is not the same in the other state. */
  private static Map<String, SourceText> texts(
      Snapshot snapshot,
      Map<String, Stack> stacks,
      Map<String, Stack> otherStacks,
      Map<String, StackSet> sets,
      Map<String, StackSet> otherSets) {
    Collection<String> paths = new TreeSet<>(List.of(BOOTSTRAP));
    stacks.values().stream()
        .filter(stack -> !isSame(stack, otherStacks.get(stack.name())))
        .forEach(stack -> paths.add(stack.template()));
    sets.values().stream()
        .filter(set -> !set.equals(otherSets.get(set.name())))
        .forEach(set -> paths.add(set.template()));
    return snapshot.files(paths);
  }

  private static boolean isSame(Stack stack, @Nullable Stack other) {
    return other != null
        && stack.digest().equals(other.digest())
        && stack.account().equals(other.account())
        && stack.region().equals(other.region());
  }

  private void compare() {
    stacksBefore.forEach(
        (name, stack) -> {
          Stack now = stacksAfter.get(name);
          if (now == null) {
            changes.add(removed(stack));
          } else if (!isSame(stack, now)) {
            changes.add(changed(stack, now));
          }
        });
    stacksAfter.values().stream()
        .filter(stack -> !stacksBefore.containsKey(stack.name()))
        .forEach(stack -> changes.add(created(stack)));
    StackSetComparison sets = new StackSetComparison(this::diff);
    setsBefore.forEach(
        (name, set) -> sets.compare(Optional.of(set), Optional.ofNullable(setsAfter.get(name))));
    setsAfter.values().stream()
        .filter(set -> !setsBefore.containsKey(set.name()))
        .forEach(set -> sets.compare(Optional.empty(), Optional.of(set)));
    changes.addAll(sets.changes());
  }

  private Change created(Stack stack) {
    return change(
        Action.CREATED,
        stack,
        accounts(Stream.of(stack)),
        consequences(stack, compared(Optional.empty(), Optional.of(stack))),
        List.of());
  }

  private Change removed(Stack stack) {
    return change(
        Action.REMOVED,
        stack,
        accounts(Stream.of(stack)),
        consequences(stack, compared(Optional.of(stack), Optional.empty())),
        List.of());
  }

  private Change changed(Stack before, Stack after) {
    Optional<Stack> old = Optional.of(before);
    Optional<Stack> now = Optional.of(after);
    Optional<StackComparison> compared = compared(old, now);
    List<Consequence> consequences = new ArrayList<>(consequences(after, compared));
    consequences.addAll(responsible(before, after));
    Action action =
        compared.filter(StackComparison::replacesSomething).isPresent()
            ? Action.REPLACED
            : Action.CHANGED;
    if (!before.account().equals(after.account()) || !before.region().equals(after.region())) {
      action = Action.MOVED;
      consequences.addAll(consequences(after, compared(Optional.empty(), now)));
    }
    return change(
        action,
        after,
        accounts(Stream.of(before, after)),
        consequences.stream().distinct().sorted(Comparator.comparing(Consequence::kind)).toList(),
        diff(old.map(Stack::template), now.map(Stack::template)));
  }

  private static Change change(
      Action action,
      Stack stack,
      List<String> accounts,
      List<Consequence> consequences,
      List<String> diff) {
    return new Change(
        action, stack.name(), stack.kind().label(), stack.owner(), accounts, consequences, diff);
  }

  /** Empty: one of the templates is written in a way that we do not read. */
  private Optional<StackComparison> compared(Optional<Stack> before, Optional<Stack> after) {
    return contents(textsBefore, before)
        .flatMap(old -> contents(textsAfter, after).map(now -> StackComparison.of(old, now)));
  }

  private static Optional<TemplateContents> contents(
      Map<String, SourceText> texts, Optional<Stack> stack) {
    return stack.isEmpty()
        ? Optional.of(TemplateContents.NONE)
        : Optional.ofNullable(texts.get(stack.get().template())).flatMap(TemplateContents::of);
  }

  private static List<Consequence> consequences(Stack stack, Optional<StackComparison> compared) {
    return compared
        .map(StackComparison::consequences)
        .orElseGet(() -> List.of(new Consequence(Effect.UNREADABLE, stack.template(), "")));
  }

  /** Another owner, and accounts that come or go. */
  private static List<Consequence> responsible(Stack before, Stack after) {
    List<Consequence> found = new ArrayList<>(covered(before, after));
    if (!before.owner().equals(after.owner())) {
      found.add(
          new Consequence(
              Effect.OWNER_CHANGES,
              after.owner().orElse("nobody"),
              "before: " + before.owner().orElse("nobody")));
    }
    return found;
  }

  /** Accounts that come or go; a chat channel's are those of other stacks. */
  private static List<Consequence> covered(Stack before, Stack after) {
    if (after.kind() == StackKind.CHANNEL) {
      return List.of();
    }
    return Stream.concat(
            before.covers().stream()
                .filter(account -> !after.covers().contains(account))
                .map(account -> new Consequence(Effect.ACCOUNT_LEAVES, account, "")),
            after.covers().stream()
                .filter(account -> !before.covers().contains(account))
                .map(account -> new Consequence(Effect.ACCOUNT_JOINS, account, "")))
        .toList();
  }

  private List<String> diff(Optional<String> before, Optional<String> after) {
    return TemplateDiff.between(before.map(textsBefore::get), after.map(textsAfter::get));
  }

  private static List<String> accounts(Stream<Stack> stacks) {
    return stacks.flatMap(stack -> stack.covers().stream()).distinct().sorted().toList();
  }

  private int unchanged() {
    return stacksAfter.size()
        + setsAfter.size()
        - (int) changes.stream().filter(change -> change.action() != Action.REMOVED).count();
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    long removed =
        changes.stream()
            .filter(change -> change.action() == Action.REMOVED)
            .filter(change -> !change.kind().equals(StackSet.KIND))
            .count();
    if (!PruneCaps.DEFAULT.allow(removed, stacksBefore.size())) {
      notices.add(
          "%d of %d stacks would be deleted, more than deploy does by itself; it needs --max-prune %d"
              .formatted(removed, stacksBefore.size(), removed));
    }
    if (changes.stream().anyMatch(change -> change.action() == Action.MOVED)) {
      notices.add(
          "stacks move to another account or Region: those in the old place stay until somebody deletes them there");
    }
    boolean known = textsBefore.containsKey(BOOTSTRAP);
    if (known && !textOf(textsBefore).equals(textOf(textsAfter))) {
      notices.add(
          "generated/bootstrap.yaml changes: an administrator has to deploy it, before anything else");
    }
    return notices;
  }

  private static Optional<String> textOf(Map<String, SourceText> texts) {
    return Optional.ofNullable(texts.get(BOOTSTRAP)).map(SourceText::text);
  }
}
