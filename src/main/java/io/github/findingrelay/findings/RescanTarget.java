package io.github.findingrelay.findings;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A resource that is to be looked at again, and where it is.
 *
 * @param resource ARN
 * @param regions empty: it cannot be told
 * @param owner account; empty: it cannot be told
 */
record RescanTarget(String resource, SortedSet<String> regions, Optional<String> owner) {

    RescanTarget {
        regions = new TreeSet<>(regions);
    }

    boolean isClear() {
        return !regions.isEmpty() && owner.isPresent();
    }

    /**
     * Why no scan of it can be started; empty: one can.
     *
     * @param known Regions of accounts.yaml
     */
    Optional<String> problem(List<String> known) {
        if (!isClear()) {
            return Optional.of(
                    "'%s' does not say in which Region and account it is, and there is no finding about it; add --region and --resource-owner-account"
                            .formatted(resource));
        }
        List<String> outside =
                regions.stream().filter(region -> !known.contains(region)).toList();
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of("'%s' is in %s, which is not in organization.regions of accounts.yaml"
                        .formatted(resource, String.join(", ", outside)));
    }

    ReceiptEntry failed(AccountRegion place, RequestException refusal) {
        return entry(place, ReceiptResult.FAILED, refusal.reason());
    }

    /** What a receipt says of its scan. */
    ReceiptEntry entry(AccountRegion place, ReceiptResult result, String detail) {
        return new ReceiptEntry("rescan", place.account(), place.region(), resource, result, detail);
    }
}
