package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountNames;

/**
 * An account as AWS Organizations lists it.
 *
 * @param id 12 digits
 */
record Member(String id, String name, AccountState state) {
    Member {
        name = AccountNames.harmless(name);
    }

    /** Whether an account lives. */
    enum AccountState {
        /** Not usable yet. */
        PENDING_ACTIVATION,
        ACTIVE,
        SUSPENDED,
        PENDING_CLOSURE,
        CLOSED;

        /**
         * By AWS's name. What AWS may add counts as active: an account too many in a report is better
         * than one whose findings nobody receives.
         */
        static AccountState of(String name) {
            for (AccountState state : values()) {
                if (state.name().equals(name)) {
                    return state;
                }
            }
            return ACTIVE;
        }
    }

    boolean isActive() {
        return state == AccountState.ACTIVE;
    }

    /** Whether it is closed, or will be. */
    boolean isEnding() {
        return state == AccountState.SUSPENDED || state == AccountState.PENDING_CLOSURE || state == AccountState.CLOSED;
    }
}
