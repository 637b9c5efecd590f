package io.github.findingrelay.generate;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import java.util.List;
import java.util.Map;

/** Organizations that differ from one of a fixture. */
final class Organizations {

    private Organizations() {}

    static Organization withTags(Organization organization, Map<String, String> tags) {
        return with(organization, tags, organization.quotas(), organization.accounts());
    }

    static Organization withAccounts(Organization organization, Map<Quota, Integer> quotas, List<Account> accounts) {
        return with(organization, organization.tags(), quotas, accounts);
    }

    private static Organization with(
            Organization o, Map<String, String> tags, Map<Quota, Integer> quotas, List<Account> accounts) {
        return new Organization(
                o.adminAccount(),
                o.managementAccount(),
                o.organizationalUnits(),
                o.partition(),
                o.homeRegion(),
                o.regions(),
                o.stackPrefix(),
                tags,
                o.aggregator(),
                o.trustZone(),
                o.notifications(),
                quotas,
                o.owners(),
                accounts,
                o.archiveRules());
    }
}
