package io.github.findingrelay.findings;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts that somebody has named, by themselves or by their owners. */
final class AccountFilter {

    private final Organization organization;
    private final FindingsByOwner byOwner;
    private final List<String> owners;
    private final Set<String> ids;

    /**
     * Throws if a name is wrong.
     *
     * @param owners keys; empty: all
     * @param accounts ids or names; empty: all
     */
    AccountFilter(Organization organization, List<String> owners, List<String> accounts, WorkspaceOptions options) {
        this.organization = organization;
        this.byOwner = new FindingsByOwner(organization);
        this.owners = List.copyOf(owners);
        owners.forEach(owner -> requireOwner(owner, options));
        this.ids = accounts.stream().map(account -> id(account, options)).collect(Collectors.toSet());
    }

    private void requireOwner(String key, WorkspaceOptions options) {
        List<String> known = organization.owners().stream().map(Owner::key).toList();
        if (!known.contains(key)) {
            throw options.wrong("--owner: accounts.yaml has no owner '%s'%s"
                    .formatted(key, Suggestion.of(key, known).orElse("")));
        }
    }

    private String id(String account, WorkspaceOptions options) {
        if (account.matches("\\d{12}")) {
            return account;
        }
        List<String> names = organization.accounts().stream().map(Account::name).toList();
        int index = names.indexOf(account);
        if (index < 0) {
            throw options.wrong(
                    "--account: '%s' is neither an id of 12 digits nor the name of an account in accounts.yaml%s"
                            .formatted(account, Suggestion.of(account, names).orElse("")));
        }
        return organization.accounts().get(index).id();
    }

    /** Whether a resource of this account is meant. */
    boolean contains(String id) {
        return (ids.isEmpty() || ids.contains(id))
                && (owners.isEmpty() || owners.contains(byOwner.owner(id).key()));
    }

    /**
     * The accounts; empty: they cannot be told by a list, since all are meant, or those of the
     * fallback owner, who has whatever account there is.
     */
    Optional<Set<String>> ids() {
        boolean isOpen = owners.isEmpty()
                || owners.contains(organization.notifications().fallback().key());
        if (ids.isEmpty() && isOpen) {
            return Optional.empty();
        }
        Collection<String> some = ids.isEmpty() ? organization.accountIds() : ids;
        return Optional.of(some.stream().filter(this::contains).collect(Collectors.toSet()));
    }
}
