package io.github.findingrelay.findings;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Accounts that somebody has named, by themselves or by their owners.
 *
 * @param owners keys; empty: all
 * @param accounts ids or names; empty: all
 */
record AccountFilter(
    Organization organization, List<String> owners, List<String> accounts, FindingsOptions scope) {

  AccountFilter {
    owners = List.copyOf(owners);
    accounts = List.copyOf(accounts);
  }

  /** All, if none are named. */
  Optional<FindingsQuery.Accounts> accounts(FindingsByOwner byOwner) {
    owners.forEach(this::requireOwner);
    Set<String> ids = accounts.stream().map(this::id).collect(Collectors.toSet());
    if (owners.isEmpty() && ids.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FindingsQuery.Accounts(
            list(ids, byOwner),
            id ->
                (ids.isEmpty() || ids.contains(id))
                    && (owners.isEmpty() || owners.contains(byOwner.owner(id).key()))));
  }

  /** Not for the fallback owner, who has whatever account there is. */
  private Optional<Set<String>> list(Set<String> ids, FindingsByOwner byOwner) {
    if (!ids.isEmpty()) {
      return Optional.of(
          ids.stream()
              .filter(id -> owners.isEmpty() || owners.contains(byOwner.owner(id).key()))
              .collect(Collectors.toSet()));
    }
    if (owners.contains(organization.notifications().fallback().key())) {
      return Optional.empty();
    }
    return Optional.of(
        organization.accounts().stream()
            .filter(account -> owners.contains(account.owner().key()))
            .map(Account::id)
            .collect(Collectors.toSet()));
  }

  private void requireOwner(String key) {
    List<String> known = organization.owners().stream().map(Owner::key).toList();
    if (!known.contains(key)) {
      throw scope.wrong(
          "--owner: accounts.yaml has no owner '%s'%s"
              .formatted(key, Suggestion.of(key, known).orElse("")));
    }
  }

  private String id(String account) {
    if (account.matches("\\d{12}")) {
      return account;
    }
    return organization.accounts().stream()
        .filter(known -> known.name().equals(account))
        .map(Account::id)
        .findFirst()
        .orElseThrow(
            () ->
                scope.wrong(
                    "--account: '%s' is neither an id of 12 digits nor the name of an account in accounts.yaml%s"
                        .formatted(
                            account,
                            Suggestion.of(
                                    account,
                                    organization.accounts().stream().map(Account::name).toList())
                                .orElse(""))));
  }
}
