package io.github.findingrelay.desk;

import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.model.Organization;
import java.util.Optional;

/** Refuses names that accounts.yaml does not know, since they would filter everything away. */
public final class KnownNames {

    private KnownNames() {}

    public static void requireOwner(WorkspaceOptions options, Organization organization, Optional<String> owner) {
        if (owner.isPresent()
                && organization.owners().stream().noneMatch(o -> o.key().equals(owner.get()))) {
            throw options.wrong("accounts.yaml has no owner '%s'.".formatted(owner.get()));
        }
    }

    public static void requireAccount(WorkspaceOptions options, Organization organization, Optional<String> account) {
        if (account.isPresent() && organization.accounts().stream().noneMatch(a -> a.id().equals(account.get()))) {
            throw options.wrong("accounts.yaml has no account '%s'.".formatted(account.get()));
        }
    }
}
