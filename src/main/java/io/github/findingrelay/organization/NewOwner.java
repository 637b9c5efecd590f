package io.github.findingrelay.organization;

import java.util.List;

/**
 * An owner for a new accounts.yaml.
 *
 * @param addresses none: nobody knows how to reach it
 */
record NewOwner(String key, String name, List<String> addresses) {

    NewOwner {
        addresses = List.copyOf(addresses);
    }

    boolean isReachable() {
        return !addresses.isEmpty();
    }
}
