package io.github.findingrelay.request;

import java.util.Collection;
import java.util.List;

/** A Region of an account. */
public record AccountRegion(String account, String region) {

    /** Every Region of every account. */
    public static List<AccountRegion> each(Collection<String> accounts, Collection<String> regions) {
        return accounts.stream()
                .flatMap(account -> regions.stream().map(region -> new AccountRegion(account, region)))
                .toList();
    }

    @Override
    public String toString() {
        return account + " " + region;
    }
}
