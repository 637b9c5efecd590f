package io.github.findingrelay.generate;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.Routing;
import java.util.stream.Stream;

/**
 * Settings with which an organization that has none yet keeps AWS's quotas, with some room.
 *
 * @param routing by owner only where there are too many accounts for a stack each
 * @param eventBuses 0: the default bus is enough
 */
public record QuotaSettings(Routing routing, int eventBuses) {

    /** Those of an organization with the usual settings. */
    public static QuotaSettings of(Organization organization) {
        if (!isTight(organization, Quota.STACKS, Quota.PENDING_SUBSCRIPTIONS)) {
            return on(organization);
        }
        return on(organization.with(
                organization.trustZone(), organization.notifications().with(Routing.OWNER)));
    }

    private static QuotaSettings on(Organization organization) {
        int buses = isTight(organization, Quota.RULES_PER_BUS, Quota.PATTERN_LENGTH)
                ? BusUsage.sufficient(organization).orElse(0)
                : 0;
        return new QuotaSettings(organization.notifications().routing(), buses);
    }

    /** Whether a warning would be given. */
    private static boolean isTight(Organization organization, Quota... quotas) {
        QuotaUsage usage = QuotaUsage.of(organization);
        return Stream.of(quotas).anyMatch(quota -> usage.of(quota) * 100L >= organization.quota(quota) * 80L);
    }
}
