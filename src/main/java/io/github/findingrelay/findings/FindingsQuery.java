package io.github.findingrelay.findings;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which findings somebody wants to see.
 *
 * @param statuses empty: all
 * @param accounts whose resources; empty: those of all
 * @param types of resources; empty: all
 * @param publicOnly only what everybody has access to
 * @param before only findings that were there then
 */
record FindingsQuery(
    Set<FindingStatus> statuses,
    Optional<Accounts> accounts,
    Set<String> types,
    boolean publicOnly,
    Optional<Instant> before) {

  FindingsQuery {
    statuses = Set.copyOf(statuses);
    types = Set.copyOf(types);
  }

  /**
   * Accounts.
   *
   * @param ids if they can be told by a list
   */
  record Accounts(Optional<Set<String>> ids, Predicate<String> contains) {}

  /** Active findings of everybody. */
  static FindingsQuery active() {
    return new FindingsQuery(
        Set.of(FindingStatus.ACTIVE), Optional.empty(), Set.of(), false, Optional.empty());
  }

  /** As much of it as Access Analyzer can do; none, if there is nothing to ask for. */
  List<List<Criterion>> filters() {
    List<Criterion> filter = new ArrayList<>();
    if (!statuses.isEmpty()) {
      filter.add(FindingsDesk.is("status", statuses.stream().map(Enum::name).sorted().toList()));
    }
    if (!types.isEmpty()) {
      filter.add(FindingsDesk.is("resourceType", types.stream().sorted().toList()));
    }
    if (publicOnly) {
      filter.add(FindingsDesk.is("isPublic", List.of("true")));
    }
    Optional<Set<String>> ids = accounts.flatMap(Accounts::ids);
    if (ids.filter(Set::isEmpty).isPresent()) {
      return List.of();
    }
    ids.filter(some -> some.size() <= AnalyzerRule.MAX_VALUES)
        .map(some -> FindingsDesk.is("resourceOwnerAccount", some.stream().sorted().toList()))
        .ifPresent(filter::add);
    return List.of(filter);
  }

  /** Whether a finding is one of them. */
  boolean matches(ExternalFinding finding) {
    return (statuses.isEmpty() || statuses.contains(finding.status()))
        && (types.isEmpty() || types.contains(finding.type()))
        && (!publicOnly || finding.isPublic())
        && accounts.map(wanted -> wanted.contains().test(finding.ownerAccount())).orElse(true)
        && before.map(moment -> finding.createdAt().isBefore(moment)).orElse(true);
  }

  /** Asks for them. */
  FindingsReading ask(FindingsDesk desk) {
    List<List<Criterion>> filters = filters();
    if (filters.isEmpty()) {
      return new FindingsReading(List.of(), List.of(), List.of());
    }
    FindingsReading all = desk.read(filters);
    return new FindingsReading(
        all.findings().stream().filter(this::matches).toList(), all.gaps(), all.withoutAnalyzer());
  }
}
