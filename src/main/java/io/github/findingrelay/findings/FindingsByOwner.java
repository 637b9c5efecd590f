package io.github.findingrelay.findings;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says who has to look at which finding. */
final class FindingsByOwner {

  private final Map<String, Account> accounts;
  private final List<String> order;
  private final Owner fallback;

  FindingsByOwner(Organization organization) {
    this.accounts =
        organization.accounts().stream()
            .collect(Collectors.toMap(Account::id, Function.identity()));
    this.order = organization.owners().stream().map(Owner::key).toList();
    this.fallback = organization.notifications().fallback();
  }

  /**
   * What belongs to somebody.
   *
   * @param found by account, public access first, then the oldest
   */
  record OwnedFindings(Owner owner, List<ListedFinding> found) {
    OwnedFindings {
      found = List.copyOf(found);
    }
  }

  /** The owner of an account; of one that accounts.yaml lacks, the fallback. */
  Owner owner(String account) {
    return account(account).map(Account::owner).orElse(fallback);
  }

  /** The account, unless accounts.yaml lacks it. */
  Optional<Account> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** By owner, sorted by key; owners of nothing are left out. */
  List<OwnedFindings> shares(List<ListedFinding> found) {
    Map<Integer, List<ListedFinding>> byOwner = new TreeMap<>();
    for (ListedFinding access : found) {
      byOwner
          .computeIfAbsent(
              order.indexOf(owner(access.shown().ownerAccount()).key()), k -> new ArrayList<>())
          .add(access);
    }
    return byOwner.values().stream()
        .map(all -> new OwnedFindings(owner(all.get(0).shown().ownerAccount()), sorted(all)))
        .toList();
  }

  private List<ListedFinding> sorted(List<ListedFinding> found) {
    return found.stream()
        .sorted(
            Comparator.<ListedFinding, Boolean>comparing(
                    access -> account(access.shown().ownerAccount()).isEmpty())
                .thenComparing(access -> access.shown().ownerAccount())
                .thenComparing(access -> !access.shown().isPublic())
                .thenComparing(access -> access.shown().createdAt())
                .thenComparing(access -> access.shown().resource())
                .thenComparing(access -> access.shown().id()))
        .toList();
  }

  /** How many belong to whom, the most first: {@code payments 9, logistics 3}. */
  String totals(List<ListedFinding> found) {
    return shares(found).stream()
        .sorted(Comparator.comparing(share -> -share.found().size()))
        .map(share -> "%s %d".formatted(share.owner().key(), share.found().size()))
        .collect(Collectors.joining(", "));
  }
}
