package io.github.findingrelay.findings;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says who has to look at which finding. */
final class FindingsByOwner {

    private final Map<String, Account> accounts;
    private final List<Owner> owners;
    private final Owner fallback;

    FindingsByOwner(Organization organization) {
        this.accounts = organization.accounts().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        this.owners = organization.owners();
        this.fallback = organization.notifications().fallback();
    }

    /**
     * What belongs to somebody.
     *
     * @param findings by account, public access first, then the oldest
     */
    record OwnedFindings(Owner owner, List<ListedFinding> findings) {}

    /** The owner of an account; of one that accounts.yaml lacks, the fallback. */
    Owner owner(String account) {
        return account(account).map(Account::owner).orElse(fallback);
    }

    /** The account, unless accounts.yaml lacks it. */
    Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** An account's name, unless accounts.yaml lacks it. */
    Optional<String> name(String account) {
        return account(account).map(Account::name);
    }

    /** An account's id, with its name if accounts.yaml has it. */
    String named(String account) {
        return name(account).map(name -> "%s (%s)".formatted(account, name)).orElse(account);
    }

    /** In the order of owners; owners of nothing are left out. */
    List<OwnedFindings> owned(List<ListedFinding> findings) {
        Map<String, List<ListedFinding>> byOwner = findings.stream()
                .collect(Collectors.groupingBy(
                        listed -> owner(listed.shown().ownerAccount()).key()));
        return owners.stream()
                .filter(owner -> byOwner.containsKey(owner.key()))
                .map(owner -> new OwnedFindings(owner, sorted(byOwner.getOrDefault(owner.key(), List.of()))))
                .toList();
    }

    private List<ListedFinding> sorted(List<ListedFinding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(
                        ListedFinding::shown,
                        Comparator.<ExternalFinding, Boolean>comparing(finding ->
                                        account(finding.ownerAccount()).isEmpty())
                                .thenComparing(ExternalFinding::ownerAccount)
                                .thenComparing(finding -> !finding.isPublic())
                                .thenComparing(ExternalFinding::createdAt)
                                .thenComparing(ExternalFinding::resource)
                                .thenComparing(ExternalFinding::id)))
                .toList();
    }

    /** How many belong to whom, the most first: {@code payments 9, logistics 3}. */
    String totals(List<ListedFinding> findings) {
        return owned(findings).stream()
                .sorted(Comparator.comparing(owned -> -owned.findings().size()))
                .map(owned ->
                        "%s %d".formatted(owned.owner().key(), owned.findings().size()))
                .collect(Collectors.joining(", "));
    }
}
