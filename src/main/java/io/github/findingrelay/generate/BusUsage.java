package io.github.findingrelay.generate;

import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.Routing;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a number of event buses asks of AWS.
 *
 * @param busiest the bus with the most rules
 * @param rules on that bus
 * @param patternLength characters of the fallback's longest pattern on any bus
 */
record BusUsage(String busiest, int rules, int patternLength) {

    static final String DEFAULT_BUS = "the default event bus";

    /** Whether AWS's quota of 100 counts the default bus, it does not say. */
    private static final int MAX_BUSES = 99;

    /** An id in quotes and its comma. */
    private static final int LENGTH_OF_ID = 15;

    /**
     * What the fallback's longest rule looks for, besides ids, severities and Region; a test compares
     * its length with that of the rendered pattern.
     */
    private static final String PATTERN = """
      {"source":["aws.securityhub"],"detail-type":["Security Hub Findings - Imported"],\
      "detail":{"findings":{"ProductName":["IAM Access Analyzer"],"RecordState":["ACTIVE"],\
      "Workflow":{"Status":["NEW"%s]},"ProductArn":[{"suffix":"::product/aws/access-analyzer"},\
      {"suffix":"/111122223333/default"}],%s"ProductFields":{"ResourceOwnerAccount":[%s{"anything-but":[]}]},\
      %s"Severity":{"Label":[]}}}}""";

    private static final String UNUSED =
            "\"prefix\":\"Software and Configuration Checks/AWS Security Best Practices/Unused\"";

    private static final String NO_UNUSED = "\"Types\":[{\"anything-but\":{" + UNUSED + "}}],";

    private static final String ROLES = "\"Region\":[\"%s\"],\"Resources\":{\"Type\":[\"AwsIamRole\"]},";

    private static final String UNUSED_ROLES =
            "\"$or\":[{\"Region\":[\"%s\"]},{\"Types\":[{" + UNUSED + "}]}],\"Resources\":{\"Type\":[\"AwsIamRole\"]},";

    /**
     * Spreads the rules.
     *
     * @param buses 0: all on the default bus
     */
    static BusUsage over(Organization organization, int buses) {
        int each = organization.notifications().rulesEach();
        int accounts = organization.accounts().size();
        if (buses == 0) {
            return new BusUsage(
                    DEFAULT_BUS,
                    (groups(organization, 0)[0] + 1) * each + QuotaUsage.furtherRules(organization),
                    patternLength(organization, "{\"exists\":false},", accounts));
        }
        int[] listed = new int[buses];
        organization
                .accounts()
                .forEach(account -> listed[EventBus.of(account.id(), buses).index()]++);
        int[] groups = groups(organization, buses);
        int largest = IntStream.range(0, buses).reduce(0, (a, b) -> groups[b] > groups[a] ? b : a);
        int onDefaultBus = buses + each + QuotaUsage.furtherRules(organization);
        int onLargest = (groups[largest] + 1) * each;
        return new BusUsage(
                onLargest > onDefaultBus ? "event bus " + new EventBus(largest, buses).number() : DEFAULT_BUS,
                Math.max(onLargest, onDefaultBus),
                patternLength(organization, "", IntStream.of(listed).max().orElse(0)));
    }

    /** How many accounts or, with {@code routing: owner}, groups of accounts have rules, by bus. */
    private static int[] groups(Organization organization, int buses) {
        int[] groups = new int[Math.max(1, buses)];
        if (organization.notifications().routing() == Routing.OWNER) {
            RuleGroup.byOwner(organization, buses).values().stream()
                    .flatMap(List::stream)
                    .forEach(group -> groups[group.bus().map(EventBus::index).orElse(0)]++);
        } else {
            organization
                    .accounts()
                    .forEach(account -> groups[
                            buses == 0 ? 0 : EventBus.of(account.id(), buses).index()]++);
        }
        return groups;
    }

    /** How many accounts a rule for several can list. */
    static int idsInAPattern(Organization organization) {
        return (organization.quota(Quota.PATTERN_LENGTH) - patternLength(organization, "", 0)) / LENGTH_OF_ID;
    }

    /** The next larger number of buses on which the quotas are kept, with some room. */
    static Optional<Integer> sufficient(Organization organization) {
        return IntStream.rangeClosed(organization.notifications().eventBuses() + 1, MAX_BUSES)
                .filter(buses -> {
                    BusUsage spread = over(organization, buses);
                    return spread.rules() * 100L < organization.quota(Quota.RULES_PER_BUS) * 80L
                            && spread.patternLength() * 100L < organization.quota(Quota.PATTERN_LENGTH) * 80L;
                })
                .boxed()
                .findFirst();
    }

    private static int patternLength(Organization organization, String missing, int accounts) {
        Notifications notifications = organization.notifications();
        String ofRoles = notifications.unusedAccess() ? UNUSED_ROLES : ROLES;
        String roles = notifications.rolesFromOneRegion() ? ofRoles.formatted(notifications.roleRegion()) : "";
        String told = notifications.once() ? ",\"NOTIFIED\"" : "";
        String types = notifications.unusedAccess() ? "" : NO_UNUSED;
        int severities = notifications.severities().stream()
                .mapToInt(label -> label.name().length() + 3)
                .sum();
        return PATTERN.formatted(told, types, missing, roles).length() + severities + accounts * LENGTH_OF_ID;
    }
}
