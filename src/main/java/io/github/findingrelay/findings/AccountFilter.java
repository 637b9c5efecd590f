package io.github.findingrelay.findings;

import io.github.findingrelay.model.Organization;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts that somebody has named, by themselves or by their owners. */
public final class AccountFilter {

    private final Organization organization;
    private final FindingsByOwner byOwner;
    private final List<String> owners;
    private final Set<String> ids;

    /**
     * A filter.
     *
     * @param owners keys; empty: all
     * @param ids of accounts; empty: all
     */
    public AccountFilter(Organization organization, Collection<String> owners, Collection<String> ids) {
        this.organization = organization;
        this.byOwner = new FindingsByOwner(organization);
        this.owners = List.copyOf(owners);
        this.ids = Set.copyOf(ids);
    }

    /** Keys that were given; empty: all. */
    List<String> owners() {
        return owners;
    }

    /** Ids that were given; empty: all. */
    Set<String> named() {
        return ids;
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
