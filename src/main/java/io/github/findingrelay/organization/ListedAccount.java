package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountNames;

/**
 * An account that AWS Organizations or a file lists, and what is written there about its owner.
 *
 * @param id 12 digits
 */
record ListedAccount(String id, String name, OwnerClaim claim) {
    ListedAccount {
        name = AccountNames.harmless(name);
    }
}
