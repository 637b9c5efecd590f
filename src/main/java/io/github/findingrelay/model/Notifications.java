package io.github.findingrelay.model;

import java.util.List;
import java.util.Optional;

/**
 * How findings reach their owners.
 *
 * @param fallback who receives what no other rule matches; with {@link Routing#SHARED} who receives
 *     everything
 * @param roleRegion the one Region whose findings about IAM roles are notified
 * @param severities in ascending order, at least one
 * @param encryption whether topics are encrypted with a customer managed key
 * @param once whether a finding that has been told is told again only when it has changed
 * @param unusedAccess whether findings of an unused-access analyzer are notified too
 * @param help where owners turn to, if accounts.yaml says so
 * @param reminders when owners are reminded of what is still open; no template knows it
 * @param eventBuses 0: all rules on the default bus; otherwise the number of buses they are spread
 *     over
 */
public record Notifications(
        Routing routing,
        Owner fallback,
        RoleFindings roleFindings,
        String roleRegion,
        List<SeverityLabel> severities,
        RuleState state,
        boolean encryption,
        boolean once,
        boolean unusedAccess,
        Optional<Help> help,
        Reminders reminders,
        int eventBuses) {
    public Notifications {
        severities = List.copyOf(severities);
    }

    /** Whether the rules, rather than archive rules, see to it that a role is told once. */
    public boolean rolesFromOneRegion() {
        return roleFindings == RoleFindings.ONE_REGION;
    }

    /** How many rules bring the findings of one account, or of one group of accounts. */
    public int rulesEach() {
        return rolesFromOneRegion() ? 2 : 1;
    }

    /** The same with another routing. */
    public Notifications with(Routing other) {
        return new Notifications(
                other,
                fallback,
                roleFindings,
                roleRegion,
                severities,
                state,
                encryption,
                once,
                unusedAccess,
                help,
                reminders,
                eventBuses);
    }

    /** The same with another way of notifying of roles once. */
    public Notifications with(RoleFindings other) {
        return new Notifications(
                routing,
                fallback,
                other,
                roleRegion,
                severities,
                state,
                encryption,
                once,
                unusedAccess,
                help,
                reminders,
                eventBuses);
    }
}
