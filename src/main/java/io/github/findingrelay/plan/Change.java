package io.github.findingrelay.plan;

import java.util.List;
import java.util.Optional;

/**
 * A stack or stack set that merging changes.
 *
 * @param kind of the stack; {@code analyzers} for a stack set
 * @param owner key of the owner it belongs to, unless it serves several
 * @param accounts whose findings are concerned, before or after
 * @param consequences the worst first
 * @param diff of the template, in unified form; empty if only the manifest differs
 */
record Change(
    Action action,
    String name,
    String kind,
    Optional<String> owner,
    List<String> accounts,
    List<Consequence> consequences,
    List<String> diff) {
  Change {
    accounts = List.copyOf(accounts);
    consequences = List.copyOf(consequences);
    diff = List.copyOf(diff);
  }

  /** The most dangerous first. */
  enum Action {
    REMOVED,
    MOVED,
    REPLACED,
    CHANGED,
    CREATED
  }
}
