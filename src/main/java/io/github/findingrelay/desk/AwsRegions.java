package io.github.findingrelay.desk;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.RegionOptStatus;

/** The Regions of an account. */
public final class AwsRegions {

    private AwsRegions() {}

    /** Those that are enabled, by default or by somebody. */
    public static Set<String> enabled(AwsSession session) {
        AccountClient client = session.client(AccountClient.builder());
        return AwsFaults.told(() -> client
                .listRegionsPaginator(
                        r -> r.regionOptStatusContains(RegionOptStatus.ENABLED, RegionOptStatus.ENABLED_BY_DEFAULT))
                .stream()
                .flatMap(page -> page.regions().stream())
                .map(found -> found.regionName())
                .collect(Collectors.toSet()));
    }
}
